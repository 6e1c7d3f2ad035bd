import { expect, it } from 'vitest';
import { dueOf, isTarget, toggleTarget, type Target } from './draft';

const target = (type: Target['type'], id: string): Target => ({ type, id, label: id });

it('writes the due date as the school does', () => {
  expect(dueOf({ day: '', time: '10:00' })).toBeNull();
  expect(dueOf({ day: '2026-06-30', time: '' })).toBe('2026-06-30');
  expect(dueOf({ day: '2026-06-30', time: '08:15' })).toBe('2026-06-30T08:15');
});

it('puts targets in and out, and keeps kinds apart', () => {
  const one = toggleTarget([], target('class', 'a'));
  const two = toggleTarget(one, target('student', 'a'));
  expect(two).toHaveLength(2);
  expect(isTarget(two, { type: 'promotion', id: 'a' })).toBe(false);
  expect(toggleTarget(two, target('class', 'a'))).toEqual([target('student', 'a')]);
});
