/** Whom an assignment is for. */
export interface Target {
  readonly type: 'class' | 'promotion' | 'student';
  readonly id: string;
  readonly label: string;
}

/** An assignment while it is written. */
export interface Draft {
  readonly title: string;
  readonly themeId: string;
  readonly type: string;
  readonly mode: string;
  readonly day: string;
  readonly time: string;
  readonly instructions: string;
  readonly targets: readonly Target[];
}

/** The due date as the school writes it: a day, or a day and a time; null for none. */
export function dueOf({ day, time }: Pick<Draft, 'day' | 'time'>): string | null {
  if (day === '') return null;
  return time === '' ? day : `${day}T${time}`;
}

const same = (a: Target, b: Pick<Target, 'type' | 'id'>): boolean => a.type === b.type && a.id === b.id;

export function isTarget(targets: readonly Target[], target: Pick<Target, 'type' | 'id'>): boolean {
  return targets.some((candidate) => same(candidate, target));
}

/** Puts a target in, or takes it out. */
export function toggleTarget(targets: readonly Target[], target: Target): readonly Target[] {
  return isTarget(targets, target) ? targets.filter((candidate) => !same(candidate, target)) : [...targets, target];
}
