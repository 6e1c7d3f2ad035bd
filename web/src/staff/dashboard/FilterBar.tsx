import { SelectField, TextField } from '../../design/Field';
import { useTexts } from '../../lib/i18n/texts';
import { dashboardTexts } from './dashboardTexts';
import { PERIODS, type Filters } from './filters';

interface FilterBarProps {
  readonly filters: Filters;
  readonly change: (next: Filters) => void;
  readonly classes: readonly { readonly id: string; readonly name: string }[];
  readonly themes: readonly { readonly themeId: string; readonly title: string }[];
}

/** Class, theme and period: kept in the address, so that a view can be shared and returned to. */
export function FilterBar({ filters, change, classes, themes }: FilterBarProps) {
  const t = useTexts(dashboardTexts);
  // A theme chosen by a link stays choosable even when nobody worked on it in the period.
  const known = themes.some((theme) => theme.themeId === filters.themeId);
  return (
    <form class="filters" aria-label={t.filters} onSubmit={(event) => event.preventDefault()}>
      <SelectField
        label={t.class}
        value={filters.classId ?? ''}
        options={[{ value: '', label: t.allClasses }, ...classes.map(({ id, name }) => ({ value: id, label: name }))]}
        onValue={(classId) => change({ ...filters, classId: classId || null, themeId: null })}
      />
      <SelectField
        label={t.theme}
        value={filters.themeId ?? ''}
        options={[
          { value: '', label: t.allThemes },
          ...themes.map(({ themeId, title }) => ({ value: themeId, label: title })),
          ...(filters.themeId && !known ? [{ value: filters.themeId, label: '…' }] : []),
        ]}
        onValue={(themeId) => change({ ...filters, themeId: themeId || null })}
      />
      <SelectField
        label={t.period}
        value={filters.period}
        options={PERIODS.map((period) => ({ value: period, label: t.periods[period] }))}
        onValue={(period) => change({ ...filters, period })}
      />
      {filters.period === 'own' && (
        <>
          <TextField label={t.from} type="date" value={filters.from ?? ''} max={filters.to ?? undefined} onValue={(from) => change({ ...filters, from: from || null })} />
          <TextField label={t.to} type="date" value={filters.to ?? ''} min={filters.from ?? undefined} onValue={(to) => change({ ...filters, to: to || null })} />
        </>
      )}
    </form>
  );
}
