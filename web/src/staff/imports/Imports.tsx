import { Badge } from '../../design/Badge';
import { Page } from '../../design/Page';
import { PagedList } from '../../design/PagedList';
import { Empty } from '../../design/States';
import { Table } from '../../design/Table';
import type { Tone } from '../../design/Alert';
import type { Schemas } from '../../lib/api/schema.gen';
import { api } from '../../lib/app';
import { useFormat } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import { Link } from '../../lib/router/Link';
import { usePages } from '../../lib/usePages';
import { useMay } from '../me';
import { importTexts } from './importTexts';
import { NewImport } from './NewImport';

const TONES: Readonly<Record<string, Tone>> = { previewed: 'info', running: 'warn', completed: 'good', expired: 'neutral' };

/** Lists from spreadsheets: a new one, and those of before. */
export default function Imports() {
  const t = useTexts(importTexts);
  const format = useFormat();
  const may = useMay();
  const imports = usePages<Schemas['ImportView']>((cursor, signal) => api.ask('GET /api/imports', { query: { limit: 20, cursor } }, { signal }), []);

  return (
    <Page title={t.title} intro={t.intro}>
      {may('imports:create') && <NewImport />}
      <section class="stack">
        <h2>{t.list}</h2>
        <PagedList pages={imports} empty={<Empty title={t.empty} />}>
          {(items) => (
            <Table
              caption={t.list}
              rows={items}
              rowKey={(item) => item.id}
              columns={[
                { key: 'what', head: t.what, cell: (item) => <Link to={`/staff/imports/${item.id}`}>{t.types[item.type] ?? item.type}</Link> },
                { key: 'when', head: t.when, cell: (item) => format.instant(item.createdAt) },
                { key: 'status', head: t.status, cell: (item) => <Badge tone={TONES[item.status] ?? 'neutral'}>{t.statuses[item.status] ?? item.status}</Badge> },
                { key: 'rows', head: t.rows, cell: (item) => format.number(item.totalRows ?? 0), end: true },
                { key: 'wrong', head: t.wrong, cell: (item) => format.number(item.errorRows ?? 0), end: true },
              ]}
            />
          )}
        </PagedList>
      </section>
    </Page>
  );
}
