/** Geometry of the score line: a school day per step of the calendar, 0 at the bottom and 100 at the top. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const DAY = 86_400_000;

export function pointsOf(days: readonly { readonly day: string; readonly score: number }[], width: number, height: number): readonly Point[] {
  const times = days.map((one) => Date.parse(`${one.day}T00:00:00Z`));
  const first = Math.min(...times);
  const span = Math.max(DAY, Math.max(...times) - first);
  return days.map((one, index) => ({
    // A single day stands in the middle.
    x: days.length === 1 ? width / 2 : (((times[index] ?? first) - first) / span) * width,
    y: height - (Math.min(100, Math.max(0, one.score)) / 100) * height,
  }));
}

export function pathOf(points: readonly Point[]): string {
  return points.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x.toFixed(1)} ${point.y.toFixed(1)}`).join(' ');
}
