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
import { dashboardTexts, type DashboardTexts } from './dashboardTexts';
import type { Days } from './filters';

type Fact = Schemas['FactView'];

interface FactsDialogProps {
  readonly classId: string | null;
  readonly themeId: string | null;
  readonly days: Days;
  readonly onClose: () => void;
}

/** Where a figure comes from: the recorded events of the same class, theme and period. */
export function FactsDialog({ classId, themeId, days, onClose }: FactsDialogProps) {
  const t = useTexts(dashboardTexts);
  const format = useFormat();
  const pages = usePages<Fact>(
    (cursor, signal) =>
      api.ask('GET /api/analytics/facts', { query: { classId: classId ?? undefined, themeId: themeId ?? undefined, ...days, limit: 50, cursor } }, { signal }),
    [classId, themeId, days.from, days.to],
  );

  return (
    <Dialog title={t.factsTitle} wide onClose={onClose}>
      <div class="stack">
        <p class="soft">{t.factsIntro}</p>
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
                  cell: (fact) => (fact.studentId ? <Link to={`/staff/students/${fact.studentId}`}>{fact.displayName ?? fact.studentId}</Link> : NOTHING),
                },
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
