/** A value on a school day (`yyyy-MM-dd`). */
export interface DayValue {
  readonly day: string;
  readonly value: number;
}

export interface Point extends DayValue {
  /** Place in the plot, 0–100 from the left and from the bottom. */
  readonly x: number;
  readonly y: number;
}

/** Places days by date, so that a gap in time is a gap in the line; a single day stands in the middle. */
export function pointsOf(values: readonly DayValue[], max: number): readonly Point[] {
  const times = values.map((value) => Date.parse(`${value.day}T00:00:00Z`));
  const first = Math.min(...times);
  const span = Math.max(...times) - first;
  return values.map((value, index) => ({
    ...value,
    x: span === 0 ? 50 : (100 * ((times[index] ?? first) - first)) / span,
    y: max > 0 ? Math.min(100, Math.max(0, (100 * value.value) / max)) : 0,
  }));
}

/** The line through the points, in an SVG whose y grows downwards. */
export function pathOf(points: readonly Point[]): string {
  return points.map((point, index) => `${index === 0 ? 'M' : 'L'}${round(point.x)} ${round(100 - point.y)}`).join(' ');
}

/** The area under the line. */
export function areaOf(points: readonly Point[]): string {
  const first = points[0];
  const last = points.at(-1);
  return first && last ? `${pathOf(points)} L${round(last.x)} 100 L${round(first.x)} 100 Z` : '';
}

const round = (value: number): number => Math.round(value * 100) / 100;
