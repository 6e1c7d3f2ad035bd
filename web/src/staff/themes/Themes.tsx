import { Badge } from '../../design/Badge';
import { LinkButton } from '../../design/Button';
import { Checkbox } from '../../design/Checkbox';
import { SelectField } from '../../design/Field';
import { Page } from '../../design/Page';
import { PagedList } from '../../design/PagedList';
import { SearchField } from '../../design/SearchField';
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
import { STATUS_TONES, THEME_STATUSES } from './review';
import { themeTexts } from './themeTexts';

type Item = Schemas['ThemeItem'];

/** The school's themes. */
export default function Themes() {
  const t = useTexts(themeTexts);
  const format = useFormat();
  const may = useMay();
  const [search, setSearch] = useSearch();
  const text = search.get('search') ?? undefined;
  const status = search.get('status') ?? undefined;
  const mine = search.get('mine') === '1' || undefined;
  const themes = usePages<Item>(
    (cursor, signal) => api.ask('GET /api/themes', { query: { search: text, status, mine, limit: 50, cursor } }, { signal }),
    [text, status, mine],
  );

  const columns: Column<Item>[] = [
    { key: 'title', head: t.theme, cell: (theme) => <Link to={`/staff/themes/${theme.id}`}>{theme.title}</Link>, sortBy: (theme) => theme.title },
    {
      key: 'status',
      head: t.status,
      cell: (theme) => <Badge tone={STATUS_TONES[theme.status] ?? 'neutral'}>{t.statuses[theme.status] ?? theme.status}</Badge>,
      sortBy: (theme) => theme.status,
    },
    { key: 'content', head: t.content, cell: (theme) => contentOf(theme, t) },
    {
      key: 'version',
      head: t.version,
      cell: (theme) => (theme.publishedVersion === null || theme.publishedVersion === theme.version ? format.number(theme.version) : `${theme.version} (${t.publishedVersion(theme.publishedVersion)})`),
    },
    { key: 'updated', head: t.updated, cell: (theme) => format.day(theme.updatedAt), sortBy: (theme) => theme.updatedAt },
  ];

  return (
    <Page
      title={t.title}
      intro={t.intro}
      actions={
        may('themes:create') && (
          <LinkButton to="/staff/themes/import" kind="primary">
            {t.import}
          </LinkButton>
        )
      }
    >
      <form class="filters" aria-label={t.filters} onSubmit={(event) => event.preventDefault()}>
        <SearchField label={t.search} value={text ?? ''} onSearch={(value) => setSearch({ search: value })} />
        <SelectField
          label={t.status}
          value={status ?? ''}
          options={[{ value: '', label: t.allStatuses }, ...THEME_STATUSES.map((value) => ({ value, label: t.statuses[value] ?? value }))]}
          onValue={(value) => setSearch({ status: value })}
        />
        {may('themes:create') && <Checkbox label={t.mine} checked={mine === true} onChange={(on) => setSearch({ mine: on ? '1' : null })} />}
      </form>
      <PagedList pages={themes} empty={<Empty title={t.empty}>{t.emptyHint}</Empty>}>
        {(items) => <Table caption={t.title} columns={columns} rows={items} rowKey={(theme) => theme.id} />}
      </PagedList>
    </Page>
  );
}

function contentOf(theme: Item, t: (typeof themeTexts)['fr']): string {
  return [
    theme.questionCount > 0 && t.questions(theme.questionCount),
    theme.flashcardCount > 0 && t.cards(theme.flashcardCount),
    theme.sheetCount > 0 && t.sheets(theme.sheetCount),
  ]
    .filter(Boolean)
    .join(', ');
}
