import { describe, expect, it } from 'vitest';
import { dayBefore, daysOf, readFilters, writeFilters } from './filters';

const read = (text: string) => readFilters(new URLSearchParams(text));

describe('filters in the address', () => {
  it('are empty with the last 30 days by default', () => {
    expect(read('')).toEqual({ classId: null, themeId: null, period: '30', from: null, to: null });
  });

  it('survive being written and read again', () => {
    const filters = { classId: 'c1', themeId: 't1', period: 'own', from: '2026-01-05', to: '2026-02-01' } as const;
    const written = Object.entries(writeFilters(filters)).filter(([, value]) => value !== null) as [string, string][];
    expect(readFilters(new URLSearchParams(written))).toEqual(filters);
  });

  it('ignore what makes no sense', () => {
    expect(read('period=365&from=yesterday&class=')).toEqual({ classId: null, themeId: null, period: '30', from: null, to: null });
  });

  it('leave the default period and unused dates out of the address', () => {
    expect(writeFilters({ classId: 'c1', themeId: null, period: '30', from: '2026-01-05', to: null })).toEqual({
      class: 'c1',
      theme: null,
      period: null,
      from: null,
      to: null,
    });
  });
});

describe('the days of a period', () => {
  const today = new Date(2026, 2, 2, 9);

  it('count today', () => {
    expect(daysOf(read('period=7'), today)).toEqual({ from: '2026-02-24' });
  });

  it('are thirty without a choice', () => {
    expect(daysOf(read(''), today)).toEqual({ from: '2026-02-01' });
  });

  it('are the chosen ones', () => {
    expect(daysOf(read('period=own&from=2026-01-01&to=2026-01-31'), today)).toEqual({ from: '2026-01-01', to: '2026-01-31' });
  });

  it('cross months, years and leap days', () => {
    expect(dayBefore(new Date(2024, 2, 1), 1)).toBe('2024-02-29');
    expect(dayBefore(new Date(2026, 0, 1), 1)).toBe('2025-12-31');
  });
});
