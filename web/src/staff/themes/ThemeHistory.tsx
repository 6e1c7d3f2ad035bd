import { Badge } from '../../design/Badge';
import { PagedList } from '../../design/PagedList';
import { Empty } from '../../design/States';
import { Table } from '../../design/Table';
import type { Schemas } from '../../lib/api/schema.gen';
import { api } from '../../lib/app';
import { NOTHING, useFormat } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import { usePages } from '../../lib/usePages';
import { usePeople } from '../usePeople';
import { STATUS_TONES } from './review';
import { themeTexts } from './themeTexts';

/** What happened to a theme, newest first. */
export function ThemeHistory({ themeId }: { readonly themeId: string }) {
  const t = useTexts(themeTexts);
  const format = useFormat();
  const nameOf = usePeople();
  const history = usePages<Schemas['ThemeTransition']>(
    (cursor, signal) => api.ask('GET /api/themes/{id}/history', { path: { id: themeId }, query: { limit: 50, cursor } }, { signal }),
    [themeId],
  );
  return (
    <PagedList pages={history} empty={<Empty title={t.noHistory} />}>
      {(items) => (
        <Table
          caption={t.history}
          rows={items}
          rowKey={(item) => String(item.number)}
          columns={[
            { key: 'when', head: t.when, cell: (item) => format.instant(item.at) },
            { key: 'to', head: t.status, cell: (item) => <Badge tone={STATUS_TONES[item.to] ?? 'neutral'}>{t.statuses[item.to] ?? item.to}</Badge> },
            { key: 'version', head: t.version, cell: (item) => format.number(item.version), end: true },
            { key: 'who', head: t.who, cell: (item) => nameOf(item.actorId) },
            { key: 'comment', head: t.comment, cell: (item) => item.comment ?? NOTHING },
          ]}
        />
      )}
    </PagedList>
  );
}
