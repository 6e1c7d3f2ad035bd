import { createStore, remembered, useStore } from '../store';

export const LANGS = ['fr', 'en'] as const;
export type Lang = (typeof LANGS)[number];

const KEY = 'studymate.lang';

/** The person's choice, else the first of the browser's languages that the app speaks, else French. */
export function chooseLang(chosen: string | null, browser: readonly string[]): Lang {
  const isLang = (value: string | null): value is Lang => LANGS.includes(value as Lang);
  if (isLang(chosen)) return chosen;
  return browser.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLang) ?? 'fr';
}

export const lang = createStore<Lang>(chooseLang(remembered.read(KEY), navigator.languages ?? [navigator.language]));

export function setLang(next: Lang): void {
  remembered.write(KEY, next);
  lang.set(next);
}

export const useLang = (): Lang => useStore(lang);

/** Keeps `<html lang>` right, so that screen readers and hyphenation speak the language that is shown. */
export function keepDocumentLang(): void {
  const apply = (value: Lang) => (document.documentElement.lang = value);
  apply(lang.get());
  lang.subscribe(apply);
}
