import { Card } from '../../design/Card';
import { useFormat } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import type { Progress, ThemeProgress } from '../contract';
import { progressTexts } from './texts';

/** Mastery per theme: a table whose bars are drawn into it, so that chart and table are one. */
export function ThemeChart({ progress }: { readonly progress: Progress }) {
  const t = useTexts(progressTexts);
  const format = useFormat();
  const title = (theme: ThemeProgress): string => theme.title ?? theme.themeId;
  const named = (ids: readonly string[]): readonly string[] => ids.flatMap((id) => progress.themes.filter((theme) => theme.themeId === id).map(title));
  return (
    <Card title={t.themes}>
      <div class="stack stack-l">
        <div class="sides">
          <Side title={t.strengths} items={named(progress.strengths)} look="chip-good" />
          <Side title={t.weaknesses} items={named(progress.weaknesses)} look="chip-warn" />
        </div>
        <table class="themes">
          <thead>
            <tr>
              <th scope="col">{t.theme}</th>
              <th scope="col">{t.mastery}</th>
              <th scope="col">{t.score}</th>
              <th scope="col">{t.attempts}</th>
              <th scope="col">{t.last}</th>
            </tr>
          </thead>
          <tbody>
            {progress.themes.map((theme) => (
              <tr key={theme.themeId}>
                <th scope="row">{title(theme)}</th>
                <td data-label={t.mastery}>
                  <span class="bar-row">
                    <progress class="bar" max={1} value={theme.mastery} aria-label={t.masteryOf(title(theme))} />
                    <span class="numeric">{format.mastery(theme.isMasteryKnown === false ? null : theme.mastery)}</span>
                  </span>
                </td>
                <td class="numeric" data-label={t.score}>
                  {format.percent(theme.score)}
                </td>
                <td class="numeric" data-label={t.attempts}>
                  {format.number(theme.attempts)}
                </td>
                <td data-label={t.last}>{format.ago(theme.lastActivityAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Side({ title, items, look }: { readonly title: string; readonly items: readonly string[]; readonly look: string }) {
  if (items.length === 0) return null;
  return (
    <div class="stack stack-s">
      <h3>{title}</h3>
      <ul role="list" class="row side">
        {items.map((item) => (
          <li key={item} class={`chip ${look}`}>
            {item}
          </li>
        ))}
      </ul>
    </div>
  );
}
