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
  /** Which completed attempt counts; before an exam always the first. */
  readonly result: string;
  /** When the answers of an exam may be seen. */
  readonly answersRelease: string;
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

/** What belongs to the occasion: an exam counts once and keeps its answers back, anything else shows them from the start. */
export function rulesOf({ mode, result, answersRelease }: Pick<Draft, 'mode' | 'result' | 'answersRelease'>): { result: string; answersRelease: string | null } {
  return mode === 'pre-examen' ? { result: 'first', answersRelease } : { result, answersRelease: null };
}

const same = (a: Target, b: Pick<Target, 'type' | 'id'>): boolean => a.type === b.type && a.id === b.id;

export function isTarget(targets: readonly Target[], target: Pick<Target, 'type' | 'id'>): boolean {
  return targets.some((candidate) => same(candidate, target));
}

/** Puts a target in, or takes it out. */
export function toggleTarget(targets: readonly Target[], target: Target): readonly Target[] {
  return isTarget(targets, target) ? targets.filter((candidate) => !same(candidate, target)) : [...targets, target];
}
