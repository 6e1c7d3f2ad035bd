import { useState } from 'preact/hooks';
import { ProblemAlert } from '../../design/ProblemAlert';
import { Page } from '../../design/Page';
import { Button } from '../../design/Button';
import { Empty, Failed, Loading } from '../../design/States';
import { useFormat } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import { useSearch } from '../../lib/router/location';
import { useClasses } from '../useClasses';
import { dashboardTexts } from './dashboardTexts';
import { FactsDialog } from './FactsDialog';
import { FilterBar } from './FilterBar';
import type { Figure } from './figureFacts';
import { daysOf, readFilters, writeFilters, type Filters } from './filters';
import { HeatmapCard } from './HeatmapCard';
import { Kpis } from './Kpis';
import { StudentsCard } from './StudentsCard';
import { useFigures } from './useFigures';
import './Dashboard.css';

/** Who learns what, and where it is hard: figures of a class that move while it works. */
export default function Dashboard() {
  const t = useTexts(dashboardTexts);
  const [search, setSearch] = useSearch();
  const classes = useClasses();
  const asked = readFilters(search);
  // Without a class in the address the first one is shown: a dashboard that opens empty helps nobody.
  const filters: Filters = { ...asked, classId: asked.classId ?? (search.has('all') ? null : (classes.data?.[0]?.id ?? null)) };
  const change = (next: Filters) => setSearch({ ...writeFilters(next), all: next.classId === null ? '1' : null });

  if (!classes.data) return <Page title={t.title}>{classes.error ? <Failed error={classes.error} retry={classes.reload} /> : <Loading />}</Page>;
  if (classes.data.length === 0) {
    return (
      <Page title={t.title}>
        <Empty title={t.noClass}>{t.noClassHint}</Empty>
      </Page>
    );
  }
  return <Shown filters={filters} change={change} classes={classes.data} />;
}

interface ShownProps {
  readonly filters: Filters;
  readonly change: (next: Filters) => void;
  readonly classes: readonly { readonly id: string; readonly name: string }[];
}

function Shown({ filters, change, classes }: ShownProps) {
  const t = useTexts(dashboardTexts);
  const format = useFormat();
  const { figures, mode } = useFigures(filters);
  const [facts, setFacts] = useState<{ figure: Figure | null; themeId: string | null } | null>(null);
  const name = classes.find((candidate) => candidate.id === filters.classId)?.name;
  const { data } = figures;

  return (
    <Page
      title={name ?? t.title}
      intro={
        <span class="row">
          {data && t.covered(format.day(data.kpis.from), format.day(data.kpis.to))}
          {filters.classId && (
            <span class={`live live-${mode}`} role="status">
              <i aria-hidden="true" />
              {t.modes[mode]}
            </span>
          )}
        </span>
      }
      actions={<Button onClick={() => setFacts({ figure: null, themeId: filters.themeId })}>{t.facts}</Button>}
    >
      <FilterBar filters={filters} change={change} classes={classes} themes={data?.heatmap.themes ?? []} />
      {figures.error !== null && data && <ProblemAlert error={figures.error} />}
      {!data && figures.error !== null && <Failed error={figures.error} retry={figures.reload} />}
      {!data && figures.error === null && <Loading />}
      {data && (
        <>
          <Kpis kpis={data.kpis} onFacts={(figure) => setFacts({ figure, themeId: filters.themeId })} />
          <HeatmapCard heatmap={data.heatmap} classId={filters.classId} onFacts={(themeId) => setFacts({ figure: 'theme', themeId })} />
          {data.students ? <StudentsCard students={data.students} /> : !filters.classId && <p class="soft">{t.chooseClass}</p>}
        </>
      )}
      {facts && (
        <FactsDialog
          {...facts}
          classId={filters.classId}
          themes={data?.heatmap.themes ?? []}
          days={daysOf(filters, new Date())}
          onClose={() => setFacts(null)}
        />
      )}
    </Page>
  );
}
