import { Badge } from '../../design/Badge';
import { Dialog } from '../../design/Dialog';
import { PagedList } from '../../design/PagedList';
import { Empty } from '../../design/States';
import { Table } from '../../design/Table';
import type { Schemas } from '../../lib/api/schema.gen';
import { api } from '../../lib/app';
import { NOTHING, useFormat, type Format } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import { Link } from '../../lib/router/Link';
import { usePages } from '../../lib/usePages';
import { useStudentName } from '../studentName';
import { dashboardTexts, type DashboardTexts } from './dashboardTexts';
import { countsFor, type Figure } from './figureFacts';
import type { Days } from './filters';

type Fact = Schemas['FactView'];

/** Facts per request: many of them count for other figures. */
const PAGE = 200;

interface FactsDialogProps {
  /** The figure that was opened; null for everything. */
  readonly figure: Figure | null;
  readonly classId: string | null;
  readonly themeId: string | null;
  readonly themes: readonly { readonly themeId: string; readonly title: string }[];
  readonly days: Days;
  readonly onClose: () => void;
}

/** Where a figure comes from: the recorded events of the same class, theme and period. */
export function FactsDialog({ figure, classId, themeId, themes, days, onClose }: FactsDialogProps) {
  const t = useTexts(dashboardTexts);
  const format = useFormat();
  const nameOf = useStudentName();
  const pages = usePages<Fact>(
    async (cursor, signal) => {
      const query = { classId: classId ?? undefined, themeId: themeId ?? undefined, ...days, limit: PAGE };
      for (let from = cursor; ; ) {
        const page = await api.ask('GET /api/analytics/facts', { query: { ...query, cursor: from } }, { signal });
        const items = page.items.filter((fact) => countsFor(figure, fact));
        // A page on which nothing counts would look like the end.
        if (items.length > 0 || page.nextCursor === null) return { ...page, items };
        from = page.nextCursor;
      }
    },
    [figure, classId, themeId, days.from, days.to],
  );

  const titles = new Map(themes.map((theme) => [theme.themeId, theme.title]));
  const name = figure === null ? null : figure === 'theme' ? (titles.get(themeId ?? '') ?? t.heatmap) : t[figure];

  return (
    <Dialog title={name === null ? t.factsTitle : t.factsOf(name)} wide onClose={onClose}>
      <div class="stack">
        <p class="soft">
          {t.factsIntro} {figure && t.factsWhy[figure]}
        </p>
        <PagedList pages={pages} empty={<Empty title={t.factsEmpty} />}>
          {(facts) => (
            <Table
              caption={t.factsTitle}
              rows={facts}
              rowKey={(fact) => String(fact.position)}
              columns={[
                { key: 'when', head: t.when, cell: (fact) => format.instant(fact.occurredAt) },
                { key: 'what', head: t.what, cell: (fact) => t.kinds[fact.kind] ?? fact.kind },
                {
                  key: 'who',
                  head: t.who,
                  cell: (fact) => (fact.studentId ? <Link to={`/staff/students/${fact.studentId}`}>{nameOf(fact.studentId, fact.displayName)}</Link> : NOTHING),
                },
                { key: 'theme', head: t.theme, cell: (fact) => titles.get(fact.themeId ?? '') ?? NOTHING },
                { key: 'result', head: t.result, cell: (fact) => resultOf(fact, t, format) },
              ]}
            />
          )}
        </PagedList>
      </div>
    </Dialog>
  );
}

function resultOf(fact: Fact, t: DashboardTexts, format: Format) {
  if (fact.newStatus) {
    const after = t.missionStatuses[fact.newStatus] ?? fact.newStatus;
    return fact.oldStatus ? t.becomes(t.missionStatuses[fact.oldStatus] ?? fact.oldStatus, after) : after;
  }
  if (fact.newScore !== null && fact.newScore !== undefined) {
    const score = format.percent(fact.newScore);
    return (
      <>
        {fact.oldScore === null || fact.oldScore === undefined ? score : t.becomes(format.percent(fact.oldScore), score)}{' '}
        {fact.verified === false && <Badge tone="warn">{t.unverified}</Badge>}
      </>
    );
  }
  return fact.timeMsDelta ? format.duration(fact.timeMsDelta / 1_000) : '';
}
