import { Badge } from '../../design/Badge';
import { Card } from '../../design/Card';
import { Bars } from '../../design/charts/Bars';
import { LineChart } from '../../design/charts/LineChart';
import { Stat, Stats } from '../../design/Stat';
import { Empty, Failed, Loading } from '../../design/States';
import { Table } from '../../design/Table';
import type { Schemas } from '../../lib/api/schema.gen';
import { api } from '../../lib/app';
import { useFormat } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import { badgeNames } from '../../lib/texts/badges';
import { useRead } from '../../lib/useRead';
import { BAND_TONES, bandOfScore } from '../bands';
import { studentTexts } from './studentTexts';
import './Students.css';

/** The figures of one student: as the student sees them, for the teacher. */
export function StudentProgress({ studentId }: { readonly studentId: string }) {
  const progress = useRead((signal) => api.ask('GET /api/students/{id}/progress', { path: { id: studentId } }, { signal }), [studentId]);
  if (!progress.data) return progress.error ? <Failed error={progress.error} retry={progress.reload} /> : <Loading />;
  return <Figures progress={progress.data} />;
}

function Figures({ progress }: { readonly progress: Schemas['ProgressView'] }) {
  const t = useTexts(studentTexts);
  const names = useTexts(badgeNames);
  const format = useFormat();
  const titles = new Map(progress.themes.map((theme) => [theme.themeId, theme.title ?? theme.themeId]));
  // What nothing was verified for has no mastery yet; its zero would look like a judgement.
  const proven = progress.themes.filter((theme) => theme.isMasteryKnown !== false);
  const trend = progress.trend ? t.trends[progress.trend] : undefined;
  if (progress.sessions === 0) return <Empty title={t.noSessions}>{t.noSessionsHint}</Empty>;

  return (
    <>
      <Stats>
        <Stat label={t.sessions} value={format.number(progress.sessions)} note={t.sessionsWeek(progress.sessionsLast7Days ?? 0)} />
        <Stat label={t.score} value={format.percent(progress.themes.length === 0 ? null : progress.averageScore)} note={trend} />
        <Stat label={t.mastery} value={format.mastery(proven.length === 0 ? null : progress.mastery)} />
        <Stat label={t.time} value={format.duration(progress.totalTimeSeconds)} note={t.streak(progress.streakDays ?? 0)} />
        <Stat label={t.missions} value={format.number(progress.completedAssignments ?? 0)} />
      </Stats>
      <div class="halves">
        <Card title={t.scoreTrend}>
          <LineChart
            label={t.scoreTrend}
            max={100}
            text={(value) => format.percent(value)}
            values={(progress.scoreTrend ?? []).map(({ day, score }) => ({ day, value: score }))}
          />
        </Card>
        <Card title={t.masteryByTheme}>
          <Bars
            label={t.masteryByTheme}
            max={1}
            heads={{ name: t.theme, value: t.mastery }}
            bars={proven.map((theme) => ({
              id: theme.themeId,
              label: theme.title ?? theme.themeId,
              value: theme.mastery,
              text: format.mastery(theme.mastery),
            }))}
          />
        </Card>
      </div>
      <div class="halves">
        <Themes title={t.strengths} tone="good" ids={progress.strengths ?? []} titles={titles} nothing={t.nothing} />
        <Themes title={t.weaknesses} hint={t.weaknessesHint} tone="bad" ids={progress.weaknesses ?? []} titles={titles} nothing={t.nothing} />
      </div>
      <section class="stack">
        <h2>{t.byTheme}</h2>
        <Table
          caption={t.byTheme}
          rows={progress.themes}
          rowKey={(theme) => theme.themeId}
          columns={[
            { key: 'theme', head: t.theme, cell: (theme) => theme.title ?? theme.themeId, sortBy: (theme) => theme.title ?? theme.themeId },
            { key: 'score', head: t.score, cell: (theme) => <Badge tone={BAND_TONES[bandOfScore(theme.score)]}>{format.percent(theme.score)}</Badge>, end: true, sortBy: (theme) => theme.score },
            { key: 'mastery', head: t.mastery, cell: (theme) => format.mastery(masteryOf(theme)), end: true, sortBy: masteryOf },
            { key: 'attempts', head: t.attempts, cell: (theme) => format.number(theme.attempts), end: true, sortBy: (theme) => theme.attempts },
            { key: 'time', head: t.time, cell: (theme) => format.duration(theme.timeSeconds), end: true, sortBy: (theme) => theme.timeSeconds ?? null },
            { key: 'last', head: t.lastActivity, cell: (theme) => format.ago(theme.lastActivityAt), sortBy: (theme) => theme.lastActivityAt },
          ]}
        />
      </section>
      <Card title={t.badges}>
        {progress.badges.length === 0 ? (
          <p class="soft">{t.noBadges}</p>
        ) : (
          <ul role="list" class="badges">
            {progress.badges.map((badge) => (
              <li key={badge.id} class="badge-card">
                <span class="badge-icon" aria-hidden="true">
                  {badge.icon}
                </span>
                <span>
                  <strong>{names[badge.id] ?? badge.name}</strong>
                  <br />
                  <span class="soft">{t.earned(format.day(badge.earnedAt))}</span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}

const masteryOf = (theme: Schemas['ThemeProgress']): number | null => (theme.isMasteryKnown === false ? null : theme.mastery);

interface ThemesProps {
  readonly title: string;
  readonly hint?: string;
  readonly tone: 'good' | 'bad';
  readonly ids: readonly string[];
  readonly titles: ReadonlyMap<string, string>;
  readonly nothing: string;
}

function Themes({ title, hint, tone, ids, titles, nothing }: ThemesProps) {
  return (
    <Card title={title}>
      {hint && <p class="soft">{hint}</p>}
      {ids.length === 0 ? (
        <p class="soft">{nothing}</p>
      ) : (
        <ul role="list" class="row">
          {ids.map((id) => (
            <li key={id}>
              <Badge tone={tone}>{titles.get(id) ?? id}</Badge>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
