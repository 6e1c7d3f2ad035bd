import { expect, it } from 'vitest';
import { activityOf, bandOfScore } from './bands';

it('judges scores at 80 and at the pass mark', () => {
  expect([100, 80, 79.9, 50, 49.9, 0].map(bandOfScore)).toEqual(['good', 'good', 'fair', 'fair', 'weak', 'weak']);
});

it('does not judge what is not there, but does judge zero', () => {
  expect([bandOfScore(null), bandOfScore(undefined), bandOfScore(0)]).toEqual(['none', 'none', 'weak']);
});

it('calls a student active within seven days', () => {
  const now = Date.parse('2026-03-10T12:00:00Z');
  expect(activityOf('2026-03-03T12:00:01Z', now)).toBe('active');
  expect(activityOf('2026-03-03T12:00:00Z', now)).toBe('idle');
  expect(activityOf(null, now)).toBe('never');
});
