import { LANGS, setLang, useLang, type Lang } from '../lib/i18n/lang';
import { useTexts } from '../lib/i18n/texts';
import { commonTexts } from '../lib/texts/common';
import { setTheme, THEMES, useTheme, type ThemeChoice } from './theme';
import './Preferences.css';

/** Language and look, remembered on this device. */
export function Preferences() {
  const t = useTexts(commonTexts);
  return (
    <div class="preferences" role="group" aria-label={t.preferences}>
      <label>
        {t.language}
        <select value={useLang()} onChange={(event) => setLang(event.currentTarget.value as Lang)}>
          {LANGS.map((lang) => (
            <option key={lang} value={lang} lang={lang}>
              {t.langs[lang]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t.theme}
        <select value={useTheme()} onChange={(event) => setTheme(event.currentTarget.value as ThemeChoice)}>
          {THEMES.map((theme) => (
            <option key={theme} value={theme}>
              {t.themes[theme]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
