import { Badge } from '../../design/Badge';
import { Button, LinkButton } from '../../design/Button';
import { Card } from '../../design/Card';
import { Chart } from '../../design/charts/Chart';
import { Heat, HEAT_LEVELS, type HeatLevel } from '../../design/charts/Heat';
import { Empty } from '../../design/States';
import type { Schemas } from '../../lib/api/schema.gen';
import { useFormat } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import { useMay } from '../me';
import { dashboardTexts } from './dashboardTexts';

type HeatmapTheme = Schemas['HeatmapTheme'];

interface HeatmapCardProps {
  readonly heatmap: Schemas['HeatmapView'];
  readonly classId: string | null;
  readonly onFacts: (themeId: string) => void;
}

/** Themes by the share of students who fail them, worst first. */
export function HeatmapCard({ heatmap, classId, onFacts }: HeatmapCardProps) {
  const t = useTexts(dashboardTexts);
  const format = useFormat();
  const may = useMay();
  const { themes } = heatmap;
  const worst = themes.find((theme) => theme.needsRemediation);

  return (
    <Card
      title={t.heatmap}
      actions={
        worst && may('assignments:create') ? (
          <LinkButton size="small" to={`/staff/assignments/new?theme=${worst.themeId}${classId ? `&class=${classId}` : ''}&mode=revision-generale`}>
            {t.planRevision}
          </LinkButton>
        ) : undefined
      }
    >
      {themes.length === 0 ? (
        <Empty title={t.noAttempts}>{t.noAttemptsHint}</Empty>
      ) : (
        <div class="stack">
          <p class="soft">{t.heatmapIntro}</p>
          <Chart<HeatmapTheme>
            label={t.heatmap}
            rows={themes}
            rowKey={(theme) => theme.themeId}
            columns={[
              { key: 'theme', head: t.theme, cell: (theme) => theme.title, sortBy: (theme) => theme.title },
              {
                key: 'level',
                head: t.level,
                cell: (theme) => (
                  <>
                    {isJudged(theme) ? t.heatLevels[theme.level as HeatLevel] : t.tooFew} {theme.needsRemediation && <Badge tone="bad">{t.remediation}</Badge>}
                  </>
                ),
                sortBy: (theme) => (isJudged(theme) ? HEAT_LEVELS.indexOf(theme.level as HeatLevel) : null),
              },
              { key: 'failing', head: t.failing, cell: (theme) => format.percent(theme.failureRate), end: true, sortBy: (theme) => theme.failureRate },
              { key: 'average', head: t.average, cell: (theme) => format.percent(theme.averageScore), end: true, sortBy: (theme) => theme.averageScore },
              { key: 'mastery', head: t.mastery, cell: (theme) => format.mastery(theme.averageMastery), end: true, sortBy: (theme) => theme.averageMastery ?? null },
              { key: 'attempts', head: t.attempts, cell: (theme) => format.number(theme.attempts), end: true, sortBy: (theme) => theme.attempts },
              {
                key: 'facts',
                head: t.facts,
                cell: (theme) => (
                  <Button size="small" aria-label={`${t.facts} : ${theme.title}`} onClick={() => onFacts(theme.themeId)}>
                    {t.facts}
                  </Button>
                ),
              },
            ]}
          >
            <Heat
              action={t.facts}
              levels={t.heatLevels}
              onOpen={onFacts}
              cells={themes.map((theme) => ({
                id: theme.themeId,
                title: theme.title,
                level: theme.level as HeatLevel,
                unjudged: isJudged(theme) ? undefined : t.tooFew,
                figure: format.percent(theme.failureRate),
                note: t.studentsOf(theme.studentCount ?? 0),
              }))}
            />
          </Chart>
        </div>
      )}
    </Card>
  );
}

/** One student alone is no level of a class. */
const isJudged = (theme: HeatmapTheme): boolean => (theme.studentCount ?? 0) > 1;
