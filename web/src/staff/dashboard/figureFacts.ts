/** A figure of the dashboard that can be opened. */
export type Figure = 'students' | 'score' | 'mastery' | 'sessions' | 'time' | 'missions' | 'theme';

/** The kinds of facts that a figure is made of: what is shown is what counts for it. */
const KINDS: Readonly<Record<Figure, readonly string[]>> = {
  students: ['session.started', 'session.scored', 'session.ended'],
  score: ['session.scored'],
  mastery: ['session.scored'],
  sessions: ['session.started', 'session.ended'],
  time: ['session.ended'],
  missions: ['mission.changed'],
  theme: ['session.scored'],
};

/** Whether a fact counts for a figure; without a figure all do. A session that is marked but not completed has no score yet. */
export function countsFor(figure: Figure | null, fact: { readonly kind: string; readonly newScore?: number | null; readonly oldScore?: number | null }): boolean {
  if (figure === null) return true;
  if (!KINDS[figure].includes(fact.kind)) return false;
  return KINDS[figure].length > 1 || fact.kind !== 'session.scored' || (fact.newScore ?? fact.oldScore ?? null) !== null;
}
