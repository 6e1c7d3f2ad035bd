import { useState } from 'preact/hooks';
import { Badge } from '../../design/Badge';
import { Button } from '../../design/Button';
import { SelectField } from '../../design/Field';
import { Page } from '../../design/Page';
import { PagedList } from '../../design/PagedList';
import { SearchField } from '../../design/SearchField';
import { Empty } from '../../design/States';
import { Table, type Column } from '../../design/Table';
import type { Schemas } from '../../lib/api/schema.gen';
import { api } from '../../lib/app';
import { useTexts } from '../../lib/i18n/texts';
import { useSearch } from '../../lib/router/location';
import { commonTexts } from '../../lib/texts/common';
import { usePages } from '../../lib/usePages';
import { useMay, useMe } from '../me';
import { InviteForm } from './InviteForm';
import { ManageMember } from './ManageMember';
import { mayChange, SCHOOL_ROLES } from './roles';
import { teamTexts } from './teamTexts';

type Member = Schemas['StaffView'];
const STATUSES = ['active', 'pending', 'inactive'] as const;
const TONES = { active: 'good', pending: 'info' } as const;

/** Who works at the school: invited, active, deactivated. */
export default function Team() {
  const t = useTexts(teamTexts);
  const common = useTexts(commonTexts);
  const me = useMe();
  const may = useMay();
  const [search, setSearch] = useSearch();
  const [inviting, setInviting] = useState(false);
  const [managed, setManaged] = useState<Member | null>(null);

  const role = search.get('role') ?? undefined;
  const status = search.get('status') ?? undefined;
  const text = search.get('search') || undefined;
  const members = usePages<Member>(
    (cursor, signal) => api.ask('GET /api/users', { query: { role, status, search: text, limit: 100, cursor } }, { signal }),
    [role, status, text],
  );

  const columns: Column<Member>[] = [
    {
      key: 'name',
      head: t.name,
      cell: (member) => `${member.firstName} ${member.lastName}`,
      sortBy: (member) => `${member.lastName} ${member.firstName}`,
    },
    { key: 'email', head: t.email, cell: (member) => member.email, sortBy: (member) => member.email },
    { key: 'role', head: t.role, cell: (member) => common.roles[member.role] ?? member.role, sortBy: (member) => common.roles[member.role] ?? member.role },
    {
      key: 'status',
      head: t.status,
      cell: (member) => <Badge tone={TONES[member.status as keyof typeof TONES] ?? 'neutral'}>{t.statuses[member.status] ?? member.status}</Badge>,
      sortBy: (member) => t.statuses[member.status] ?? member.status,
    },
  ];
  if (may('users:update') || may('users:create')) {
    columns.push({
      key: 'actions',
      head: t.actions,
      cell: (member) =>
        mayChange(me.role, member.role) ? (
          <Button size="small" aria-label={t.manage(`${member.firstName} ${member.lastName}`)} onClick={() => setManaged(member)}>
            {t.actions}
          </Button>
        ) : null,
    });
  }

  return (
    <Page
      title={t.title}
      intro={t.intro}
      actions={
        may('users:create') && (
          <Button kind="primary" onClick={() => setInviting(true)}>
            {t.invite}
          </Button>
        )
      }
    >
      <form class="filters" aria-label={t.filters} onSubmit={(event) => event.preventDefault()}>
        <SearchField label={t.search} value={text ?? ''} onSearch={(value) => setSearch({ search: value })} />
        <SelectField
          label={t.role}
          value={role ?? ''}
          options={[{ value: '', label: t.allRoles }, ...SCHOOL_ROLES.map((value) => ({ value, label: common.roles[value] ?? value }))]}
          onValue={(value) => setSearch({ role: value })}
        />
        <SelectField
          label={t.status}
          value={status ?? ''}
          options={[{ value: '', label: t.allStatuses }, ...STATUSES.map((value) => ({ value, label: t.statuses[value] ?? value }))]}
          onValue={(value) => setSearch({ status: value })}
        />
      </form>
      <PagedList pages={members} empty={<Empty title={t.empty}>{t.emptyHint}</Empty>}>
        {(items) => <Table caption={t.title} columns={columns} rows={items} rowKey={(member) => member.id} />}
      </PagedList>
      {inviting && <InviteForm onClose={() => setInviting(false)} onInvited={members.reload} />}
      {managed && (
        <ManageMember
          member={managed}
          onClose={() => setManaged(null)}
          onChanged={() => {
            setManaged(null);
            members.reload();
          }}
        />
      )}
    </Page>
  );
}
