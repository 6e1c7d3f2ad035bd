import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { throttleHighest } from './throttle';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('acts at once, then on the highest of what came in between', () => {
  const heard: number[] = [];
  const throttled = throttleHighest((value) => heard.push(value), 250);
  for (const position of [1, 5, 3]) throttled.push(position);
  expect(heard).toEqual([1]);
  vi.advanceTimersByTime(250);
  expect(heard).toEqual([1, 5]);
  vi.advanceTimersByTime(1_000);
  expect(heard).toEqual([1, 5]);
  throttled.push(9);
  expect(heard).toEqual([1, 5, 9]);
});

it('is silent once stopped', () => {
  const heard: number[] = [];
  const throttled = throttleHighest((value) => heard.push(value), 250);
  throttled.push(1);
  throttled.push(2);
  throttled.stop();
  vi.advanceTimersByTime(1_000);
  expect(heard).toEqual([1]);
});
