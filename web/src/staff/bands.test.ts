import { expect, it } from 'vitest';
import { activityOf, bandOfMastery, bandOfScore } from './bands';

it('judges scores at 80 and 60', () => {
  expect([100, 80, 79.9, 60, 59.9, 0].map(bandOfScore)).toEqual(['good', 'good', 'fair', 'fair', 'weak', 'weak']);
});

it('judges mastery at 0.8 and 0.6', () => {
  expect([1, 0.8, 0.79, 0.6, 0.59].map(bandOfMastery)).toEqual(['good', 'good', 'fair', 'fair', 'weak']);
});

it('does not judge what is not there, but does judge zero', () => {
  expect([bandOfScore(null), bandOfMastery(undefined), bandOfScore(0)]).toEqual(['none', 'none', 'weak']);
});

it('calls a student active within seven days', () => {
  const now = Date.parse('2026-03-10T12:00:00Z');
  expect(activityOf('2026-03-03T12:00:01Z', now)).toBe('active');
  expect(activityOf('2026-03-03T12:00:00Z', now)).toBe('idle');
  expect(activityOf(null, now)).toBe('never');
});
