import { expect, it } from 'vitest';
import { dueOf, isTarget, rulesOf, toggleTarget, type Target } from './draft';

const target = (type: Target['type'], id: string): Target => ({ type, id, label: id });

it('writes the due date as the school does', () => {
  expect(dueOf({ day: '', time: '10:00' })).toBeNull();
  expect(dueOf({ day: '2026-06-30', time: '' })).toBe('2026-06-30');
  expect(dueOf({ day: '2026-06-30', time: '08:15' })).toBe('2026-06-30T08:15');
});

it('lets an exam count once and keep its answers back, and nothing else', () => {
  expect(rulesOf({ mode: 'pre-examen', result: 'best', answersRelease: 'due' })).toEqual({ result: 'first', answersRelease: 'due' });
  expect(rulesOf({ mode: 'post-cours', result: 'last', answersRelease: 'due' })).toEqual({ result: 'last', answersRelease: null });
});

it('puts targets in and out, and keeps kinds apart', () => {
  const one = toggleTarget([], target('class', 'a'));
  const two = toggleTarget(one, target('student', 'a'));
  expect(two).toHaveLength(2);
  expect(isTarget(two, { type: 'promotion', id: 'a' })).toBe(false);
  expect(toggleTarget(two, target('class', 'a'))).toEqual([target('student', 'a')]);
});
