import { createStore, remembered, useStore } from '../lib/store';

export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
/** The look a person chose; `system` follows the device. */
export type ThemeChoice = (typeof THEMES)[number];
type Theme = Exclude<ThemeChoice, 'system'>;

const KEY = 'studymate.theme';

const isChoice = (value: string | null): value is ThemeChoice => THEMES.includes(value as ThemeChoice);
const stored = remembered.read(KEY);

const choice = createStore<ThemeChoice>(isChoice(stored) ? stored : 'system');

/** What to show: more contrast goes before dark, since who asked the device for it needs it. */
export function resolveTheme(chosen: ThemeChoice, device: { readonly dark: boolean; readonly contrast: boolean }): Theme {
  if (chosen !== 'system') return chosen;
  return device.contrast ? 'contrast' : device.dark ? 'dark' : 'light';
}

export function setTheme(next: ThemeChoice): void {
  remembered.write(KEY, next === 'system' ? null : next);
  choice.set(next);
}

export const useTheme = (): ThemeChoice => useStore(choice);

/** Keeps the page in the chosen look, also while the device changes from day to night. */
export function keepTheme(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const contrast = window.matchMedia('(prefers-contrast: more)');
  const apply = () => {
    document.documentElement.dataset['theme'] = resolveTheme(choice.get(), { dark: dark.matches, contrast: contrast.matches });
  };
  apply();
  choice.subscribe(apply);
  dark.addEventListener('change', apply);
  contrast.addEventListener('change', apply);
}
