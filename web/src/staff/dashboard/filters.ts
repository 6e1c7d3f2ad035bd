/** The last days that a person can pick; `own` is a period with dates of its own. */
export const PERIODS = ['7', '30', '90', 'own'] as const;
export type Period = (typeof PERIODS)[number];

/** What the dashboard narrows to, as its address says it. */
export interface Filters {
  readonly classId: string | null;
  readonly themeId: string | null;
  readonly period: Period;
  readonly from: string | null;
  readonly to: string | null;
}

const DEFAULT_PERIOD: Period = '30';
const isDay = (value: string | null): value is string => value !== null && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** Reads an address; what makes no sense counts as not given. */
export function readFilters(search: URLSearchParams): Filters {
  const period = search.get('period') as Period;
  return {
    classId: search.get('class') || null,
    themeId: search.get('theme') || null,
    period: PERIODS.includes(period) ? period : DEFAULT_PERIOD,
    from: isDay(search.get('from')) ? search.get('from') : null,
    to: isDay(search.get('to')) ? search.get('to') : null,
  };
}

/** The changes to an address that write these filters; the default period is left out. */
export function writeFilters(filters: Filters): Readonly<Record<string, string | null>> {
  const own = filters.period === 'own';
  return {
    class: filters.classId,
    theme: filters.themeId,
    period: filters.period === DEFAULT_PERIOD ? null : filters.period,
    from: own ? filters.from : null,
    to: own ? filters.to : null,
  };
}

export interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The school days that a period means. The end is left to the server, which knows what day it is at the school. */
export function daysOf({ period, from, to }: Filters, today: Date): Days {
  if (period === 'own') return { from: from ?? undefined, to: to ?? undefined };
  return { from: dayBefore(today, Number(period) - 1) };
}

/** The local day some days ago, `yyyy-MM-dd`. */
export function dayBefore(today: Date, days: number): string {
  const day = new Date(today.getFullYear(), today.getMonth(), today.getDate() - days);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
