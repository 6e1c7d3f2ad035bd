import type { Mission, MissionMode, NewEvent } from '../contract';
import { questionsById, type Question, type Theme } from '../theme/nativeTheme';
import { activityOf, deckOf, type Feedback } from './activity';
import { mark } from './marking';
import { shuffled } from './order';

/** A student's latest go at a mission, as it is kept on the device after every step. */
export interface Attempt {
  readonly assignmentId: string;
  readonly sessionId: string;
  readonly themeId: string;
  readonly themeVersion: number;
  readonly mode: MissionMode;
  readonly kind: 'questions' | 'cards' | 'sheet';
  readonly feedback: Feedback;
  readonly paperId: string | null;
  readonly seed: number;
  /** Ids of questions or cards in the order of this attempt. */
  readonly items: readonly string[];
  /** Where to go on. */
  readonly at: number;
  readonly answers: Readonly<Record<string, Answer>>;
  /** What the student says of cards. */
  readonly marks: Readonly<Record<string, CardMark>>;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly spentMs: number;
  /** Some of it happened without a network. */
  readonly offline: boolean;
}

export interface Answer {
  readonly given: readonly string[];
  /** Null where the device cannot or must not know. */
  readonly correct: boolean | null;
}

export type CardMark = 'known' | 'review';

/** An attempt after a step, with what the school is to hear of it. */
export interface Step {
  readonly attempt: Attempt;
  readonly events: readonly NewEvent[];
}

/** When a step happens and whether there is a network. */
export interface Moment {
  readonly now: string;
  readonly offline: boolean;
}

export function startAttempt(mission: Mission, theme: Theme, paperId: string | null, chance: { sessionId: string; seed: number }, moment: Moment): Step | null {
  const activity = activityOf(mission, theme);
  if (activity.kind === 'empty') return null;
  const items = itemsOf(activity, theme, mission, paperId, chance.seed);
  const attempt: Attempt = {
    assignmentId: mission.assignmentId,
    sessionId: chance.sessionId,
    themeId: mission.themeId,
    themeVersion: mission.themeVersion,
    mode: mission.mode,
    kind: activity.kind,
    feedback: activity.kind === 'questions' ? activity.feedback : 'immediate',
    paperId,
    seed: chance.seed,
    items,
    at: 0,
    answers: {},
    marks: {},
    startedAt: moment.now,
    endedAt: null,
    spentMs: 0,
    offline: moment.offline,
  };
  // Only questions are asked: cards and sheets that named any would count as left blank.
  const asked = activity.kind === 'questions' ? { questionIds: items } : {};
  return { attempt, events: [event(attempt, 'session.started', moment.now, { mode: mission.mode, ...asked })] };
}

function itemsOf(activity: ReturnType<typeof activityOf>, theme: Theme, mission: Mission, paperId: string | null, seed: number): readonly string[] {
  if (activity.kind === 'sheet') return theme.sheet?.sections.flatMap((section) => section.cards.map((card) => card.id)) ?? [];
  if (activity.kind === 'cards') return deckOf(theme, mission.mode === 'pre-examen').map((card) => card.id);
  if (activity.kind === 'questions' && activity.papers.length > 0) {
    const paper = activity.papers.find((one) => one.id === paperId) ?? activity.papers[0];
    return paper?.questions.map((question) => question.id) ?? [];
  }
  const ids = theme.questions.map((question) => question.id);
  return theme.shuffleQuestions ? shuffled(ids, seed) : ids;
}

/** An answer, or `[]` for "I don't know". Null when it may not be given (any more): the attempt is over or the answer was corrected. */
export function giveAnswer(attempt: Attempt, question: Question, given: readonly string[], elapsedMs: number, moment: Moment): Step | null {
  if (attempt.endedAt !== null || !attempt.items.includes(question.id)) return null;
  if (attempt.feedback === 'immediate' && question.id in attempt.answers) return null;
  const elapsed = Math.max(0, Math.round(elapsedMs));
  const correct = attempt.feedback === 'immediate' ? mark(question, given) : null;
  const next: Attempt = {
    ...attempt,
    answers: { ...attempt.answers, [question.id]: { given, correct } },
    spentMs: attempt.spentMs + elapsed,
    offline: attempt.offline || moment.offline,
  };
  return { attempt: next, events: [event(attempt, 'answer.given', moment.now, { questionId: question.id, given, elapsedMs: elapsed })] };
}

/** Turns to another question or card; time spent looking counts. */
export function moveTo(attempt: Attempt, index: number, spentMs = 0): Step | null {
  if (attempt.endedAt !== null) return null;
  const at = Math.min(Math.max(0, index), Math.max(0, attempt.items.length - 1));
  return { attempt: { ...attempt, at, spentMs: attempt.spentMs + Math.max(0, Math.round(spentMs)) }, events: [] };
}

/** What the student says of a card; the school hears of it when the attempt is finished. */
export function markCard(attempt: Attempt, cardId: string, said: CardMark, spentMs = 0): Step | null {
  if (attempt.endedAt !== null || !attempt.items.includes(cardId)) return null;
  return {
    attempt: { ...attempt, marks: { ...attempt.marks, [cardId]: said }, spentMs: attempt.spentMs + Math.max(0, Math.round(spentMs)) },
    events: [],
  };
}

export function finish(attempt: Attempt, moment: Moment): Step | null {
  if (attempt.endedAt !== null) return null;
  const next: Attempt = { ...attempt, endedAt: moment.now, offline: attempt.offline || moment.offline };
  const data = {
    mode: attempt.mode,
    startedAt: attempt.startedAt,
    endedAt: moment.now,
    timeSpentMs: attempt.spentMs,
    offline: next.offline,
    ...claimOf(attempt),
  };
  return { attempt: next, events: [event(attempt, 'session.completed', moment.now, data)] };
}

/** Flashcards have no answers that the school could mark: the student's own word is sent as what it is. A sheet claims nothing. */
function claimOf(attempt: Attempt): Readonly<Record<string, number>> {
  if (attempt.kind !== 'cards' || attempt.items.length === 0) return {};
  const correct = attempt.items.filter((id) => attempt.marks[id] === 'known').length;
  return { correct, total: attempt.items.length, scorePercent: percent(correct, attempt.items.length) };
}

function event(attempt: Attempt, type: NewEvent['type'], now: string, data: Readonly<Record<string, unknown>>): NewEvent {
  const { assignmentId, themeId, themeVersion, sessionId } = attempt;
  return { type, occurredAt: now, assignmentId, themeId, themeVersion, sessionId, data };
}

/** Where an interrupted attempt goes on: at its place, or at the next open question when that one was corrected already. */
export function resumeAt(attempt: Attempt): number {
  const done = (index: number): boolean => (attempt.items[index] ?? '') in attempt.answers;
  if (attempt.kind !== 'questions' || attempt.feedback === 'end' || !done(attempt.at)) return attempt.at;
  for (let step = 1; step < attempt.items.length; step++) {
    const index = (attempt.at + step) % attempt.items.length;
    if (!done(index)) return index;
  }
  return attempt.at;
}

export function doneCount(attempt: Attempt): number {
  return attempt.items.filter((id) => id in attempt.answers || id in attempt.marks).length;
}

export interface Outcome {
  readonly correct: number;
  /** Questions that could be marked. */
  readonly total: number;
  /** 0 to 100 with one decimal, as the school rounds; null when nothing could be marked here. */
  readonly score: number | null;
  /** Open answers that wait for a person. */
  readonly open: number;
}

/** What the school will make of the answers, as far as the theme at hand says what is right. */
export function outcomeOf(attempt: Attempt, theme: Theme): Outcome {
  const questions = questionsById(theme);
  let correct = 0;
  let total = 0;
  let open = 0;
  for (const id of attempt.items) {
    const question = questions.get(id);
    if (question === undefined) continue;
    if (question.type === 'open') {
      open++;
    } else if (question.accepted !== null) {
      total++;
      const answer = attempt.answers[id];
      if (answer !== undefined && mark(question, answer.given) === true) correct++;
    }
  }
  return { correct, total, open, score: total === 0 ? null : percent(correct, total) };
}

/** Whole tenths, halves up, by integer arithmetic as on the server. */
export function percent(part: number, whole: number): number {
  return Math.floor((2000 * part + whole) / (2 * whole)) / 10;
}
