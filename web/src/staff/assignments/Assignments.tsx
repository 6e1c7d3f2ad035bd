import { Badge } from '../../design/Badge';
import { LinkButton } from '../../design/Button';
import { SelectField } from '../../design/Field';
import { Page } from '../../design/Page';
import { PagedList } from '../../design/PagedList';
import { Progress } from '../../design/Progress';
import { Empty } from '../../design/States';
import { Table, type Column } from '../../design/Table';
import type { Schemas } from '../../lib/api/schema.gen';
import { api } from '../../lib/app';
import { useFormat } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import { Link } from '../../lib/router/Link';
import { useSearch } from '../../lib/router/location';
import { usePages } from '../../lib/usePages';
import { useMay } from '../me';
import { useClasses } from '../useClasses';
import { assignmentTexts } from './assignmentTexts';
import { ASSIGNMENT_FILTERS, ASSIGNMENT_TONES } from './status';

type Line = Schemas['AssignmentLine'];

/** What was handed out, newest first. */
export default function Assignments() {
  const t = useTexts(assignmentTexts);
  const format = useFormat();
  const may = useMay();
  const [search, setSearch] = useSearch();
  const classes = useClasses();
  const status = search.get('status') ?? undefined;
  const classId = search.get('class') ?? undefined;
  const assignments = usePages<Line>(
    (cursor, signal) => api.ask('GET /api/assignments', { query: { status, classId, limit: 50, cursor } }, { signal }),
    [status, classId],
  );

  const columns: Column<Line>[] = [
    { key: 'title', head: t.name, cell: (line) => <Link to={`/staff/assignments/${line.id}`}>{line.title}</Link>, sortBy: (line) => line.title },
    { key: 'type', head: t.type, cell: (line) => t.types[line.type] ?? line.type },
    { key: 'status', head: t.status, cell: (line) => <Badge tone={ASSIGNMENT_TONES[line.status] ?? 'neutral'}>{t.statuses[line.status] ?? line.status}</Badge> },
    { key: 'due', head: t.due, cell: (line) => format.due(line.due), sortBy: (line) => line.dueAt },
    {
      key: 'completed',
      head: t.completed,
      cell: ({ counters }) => (
        <Progress
          label={t.completed}
          value={counters.completed}
          max={counters.assigned}
          text={t.of(format.number(counters.completed), format.number(counters.assigned))}
        />
      ),
      sortBy: ({ counters }) => (counters.assigned === 0 ? null : counters.completed / counters.assigned),
    },
  ];
  const create = may('assignments:create') && (
    <LinkButton to="/staff/assignments/new" kind="primary">
      {t.new}
    </LinkButton>
  );

  return (
    <Page title={t.title} intro={t.intro} actions={create}>
      <form class="filters" aria-label={t.filters} onSubmit={(event) => event.preventDefault()}>
        <SelectField
          label={t.class}
          value={classId ?? ''}
          options={[{ value: '', label: t.allClasses }, ...(classes.data ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
          onValue={(value) => setSearch({ class: value })}
        />
        <SelectField
          label={t.status}
          value={status ?? ''}
          options={[{ value: '', label: t.allStatuses }, ...ASSIGNMENT_FILTERS.map((value) => ({ value, label: t.statuses[value] ?? value }))]}
          onValue={(value) => setSearch({ status: value })}
        />
      </form>
      <PagedList
        pages={assignments}
        empty={
          <Empty title={t.empty} action={create}>
            {may('assignments:create') ? t.emptyHint : t.emptyHintRead}
          </Empty>
        }
      >
        {(items) => <Table caption={t.title} columns={columns} rows={items} rowKey={(line) => line.id} />}
      </PagedList>
    </Page>
  );
}
