import { Card } from '../../design/Card';
import { Page } from '../../design/Page';
import { Empty, Loading } from '../../design/States';
import { useFormat } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import type { Progress } from '../contract';
import { Trouble } from '../shell/Trouble';
import { Badges } from './Badges';
import { ScoreChart } from './ScoreChart';
import { ThemeChart } from './ThemeChart';
import { progressTexts } from './texts';
import { useProgress } from './useProgress';
import './progress.css';

/** What the student has reached. */
export function ProgressScreen() {
  const t = useTexts(progressTexts);
  const format = useFormat();
  const { kept, error, reload } = useProgress();
  return (
    <Page title={t.title} intro={t.intro}>
      {kept === null && (error === null ? <Loading /> : <Trouble error={error} retry={reload} />)}
      {kept !== null && error !== null && <p class="soft">{t.kept(format.instant(kept.at))}</p>}
      {kept !== null && <Figures progress={kept.value} />}
    </Page>
  );
}

function Figures({ progress }: { readonly progress: Progress }) {
  const t = useTexts(progressTexts);
  if (progress.sessions === 0 && progress.themes.length === 0) {
    return (
      <>
        <Empty title={t.emptyTitle}>{t.emptyHint}</Empty>
        <Badges progress={progress} />
      </>
    );
  }
  return (
    <>
      <Tiles progress={progress} />
      {progress.scoreTrend.length > 0 && <ScoreChart days={progress.scoreTrend} words={t.trends[progress.trend]} />}
      <Badges progress={progress} />
      {progress.themes.length > 0 && <ThemeChart progress={progress} />}
    </>
  );
}

function Tiles({ progress }: { readonly progress: Progress }) {
  const t = useTexts(progressTexts);
  const format = useFormat();
  const tiles = [
    [t.sessions, format.number(progress.sessions), t.week(progress.sessionsLast7Days)],
    [t.average, format.percent(progress.themes.length === 0 ? null : progress.averageScore), null],
    [t.mastery, format.mastery(progress.themes.every((theme) => theme.isMasteryKnown === false) ? null : progress.mastery), null],
    [t.time, format.duration(progress.totalTimeSeconds), null],
    [t.streak, format.number(progress.streakDays), null],
  ] as const;
  return (
    <dl class="figures">
      {tiles.map(([label, value, more]) => (
        <Card key={label} class="figure">
          <dt>{label}</dt>
          <dd class="figure-value numeric">{value}</dd>
          {more !== null && <dd class="soft figure-more">{more}</dd>}
        </Card>
      ))}
    </dl>
  );
}
