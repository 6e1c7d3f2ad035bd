import { describe, expect, it } from 'vitest';
import { pathOf, pointsOf } from './line';

describe('the line of scores', () => {
  it('places days by the calendar, so that a week without work shows as a gap', () => {
    const points = pointsOf([{ day: '2026-01-01', score: 0 }, { day: '2026-01-02', score: 50 }, { day: '2026-01-11', score: 100 }], 100, 40);
    expect(points).toEqual([{ x: 0, y: 40 }, { x: 10, y: 20 }, { x: 100, y: 0 }]);
    expect(pathOf(points)).toBe('M0.0 40.0 L10.0 20.0 L100.0 0.0');
  });

  it('puts a single day into the middle', () => {
    expect(pointsOf([{ day: '2026-01-01', score: 25 }], 100, 40)).toEqual([{ x: 50, y: 30 }]);
  });
});
