import { useState } from 'preact/hooks';
import { Badge } from '../../design/Badge';
import { Button, LinkButton } from '../../design/Button';
import { SelectField } from '../../design/Field';
import { Page } from '../../design/Page';
import { PagedList } from '../../design/PagedList';
import { SearchField } from '../../design/SearchField';
import { Empty } from '../../design/States';
import { Table, type Column } from '../../design/Table';
import type { Schemas } from '../../lib/api/schema.gen';
import { api } from '../../lib/app';
import { useTexts } from '../../lib/i18n/texts';
import { Link } from '../../lib/router/Link';
import { useSearch } from '../../lib/router/location';
import { commonTexts } from '../../lib/texts/common';
import { usePages } from '../../lib/usePages';
import { DownloadButton } from '../DownloadButton';
import { useMay, useMe } from '../me';
import { useStudentName } from '../studentName';
import { useClasses } from '../useClasses';
import { StudentForm } from './StudentForm';
import { studentTexts } from './studentTexts';

type Student = Schemas['StudentView'];
const STATUSES = ['active', 'inactive', 'pseudonymized', 'deleted'] as const;

/** The roster: of a class, or of everybody this person may see. */
export default function Students() {
  const t = useTexts(studentTexts);
  const common = useTexts(commonTexts);
  const may = useMay();
  const nameOf = useStudentName();
  // Who may not see names cannot look for them either.
  const seesNames = useMe().role !== 'inspector';
  const [search, setSearch] = useSearch();
  const classes = useClasses();
  const [open, setOpen] = useState<'new' | null>(null);

  const classId = search.get('class') ?? undefined;
  const status = search.get('status') ?? 'active';
  const text = (seesNames && search.get('search')) || undefined;
  const filters = { classId, status: status === 'all' ? undefined : status, search: text };
  const students = usePages<Student>(
    (cursor, signal) => api.ask('GET /api/students', { query: { ...filters, limit: 100, cursor } }, { signal }),
    [classId, status, text],
  );
  const names = new Map(classes.data?.map((item) => [item.id, item.name]));
  const className = classId ? names.get(classId) : undefined;

  const columns: Column<Student>[] = [
    {
      key: 'name',
      head: t.name,
      cell: (student) => <Link to={`/staff/students/${student.id}`}>{nameOf(student.id, student.displayName)}</Link>,
      sortBy: (student) => `${student.lastName ?? ''} ${nameOf(student.id, student.displayName)}`,
    },
    { key: 'class', head: t.class, cell: (student) => names.get(student.classId ?? '') ?? t.noClass, sortBy: (student) => names.get(student.classId ?? '') ?? null },
    {
      key: 'status',
      head: t.status,
      cell: (student) => <Badge tone={student.status === 'active' ? 'good' : 'neutral'}>{t.statuses[student.status] ?? student.status}</Badge>,
    },
    { key: 'consent', head: t.consent, cell: (student) => (student.consentSharing ? common.yes : common.no) },
  ];

  return (
    <Page
      title={className ?? t.title}
      actions={
        <>
          {may('students:credentials') && <LinkButton to={classId ? `/staff/access-codes?class=${classId}` : '/staff/access-codes'}>{t.codes}</LinkButton>}
          {may('students:create') && <Button onClick={() => setOpen('new')}>{t.add}</Button>}
          {may('imports:create') && (
            <LinkButton to="/staff/imports?type=students" kind="primary">
              {t.import}
            </LinkButton>
          )}
        </>
      }
    >
      <form class="filters" aria-label={t.filters} onSubmit={(event) => event.preventDefault()}>
        {seesNames && <SearchField label={t.search} value={text ?? ''} onSearch={(value) => setSearch({ search: value })} />}
        <SelectField
          label={t.class}
          value={classId ?? ''}
          options={[{ value: '', label: t.allClasses }, ...(classes.data ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
          onValue={(value) => setSearch({ class: value })}
        />
        <SelectField
          label={t.status}
          value={status}
          options={[{ value: 'all', label: t.allStatuses }, ...STATUSES.map((value) => ({ value, label: t.statuses[value] ?? value }))]}
          onValue={(value) => setSearch({ status: value === 'active' ? null : value })}
        />
      </form>
      <PagedList pages={students} empty={<Empty title={t.empty}>{may('imports:create') ? t.emptyHint : t.emptyHintRead}</Empty>}>
        {(items) => <Table caption={className ?? t.title} columns={columns} rows={items} rowKey={(student) => student.id} />}
      </PagedList>
      {may('analytics:export') && (
        <div>
          <DownloadButton label={t.export} name="eleves.csv" download={() => api.download('GET /api/students/export.csv', { query: filters })} />
        </div>
      )}
      {open === 'new' && (
        <StudentForm
          classes={classes.data ?? []}
          classId={classId ?? null}
          onClose={() => setOpen(null)}
          onSaved={() => {
            setOpen(null);
            students.reload();
          }}
        />
      )}
    </Page>
  );
}
