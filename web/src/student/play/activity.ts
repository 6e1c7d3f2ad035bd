import type { Mission } from '../contract';
import type { Flashcard, Paper, Question, Theme } from '../theme/nativeTheme';

/** What a mission comes to on the screen, given what its theme holds. */
export type Activity =
  | { readonly kind: 'questions'; readonly feedback: Feedback; readonly papers: readonly Paper[] }
  | { readonly kind: 'cards' }
  | { readonly kind: 'sheet' }
  | { readonly kind: 'empty' };

/** `immediate`: right after each answer, which then stands. `end`: after handing in; until then answers may be changed. */
export type Feedback = 'immediate' | 'end';

/** A mission whose theme lacks what its type asks for is played with what there is: a student is never shown an empty page for it. */
export function activityOf(mission: Pick<Mission, 'type' | 'mode'>, theme: Theme): Activity {
  const exam = mission.mode === 'pre-examen';
  const hasQuestions = theme.questions.length > 0;
  if (mission.type === 'fiche' && theme.sheet !== null) return { kind: 'sheet' };
  if (mission.type === 'flashcards' && deckOf(theme, exam).length > 0) return { kind: 'cards' };
  if (mission.type === 'annales' && theme.papers.length > 0) return { kind: 'questions', feedback: 'end', papers: theme.papers };
  if (hasQuestions) return { kind: 'questions', feedback: exam || mission.type === 'annales' ? 'end' : 'immediate', papers: [] };
  if (theme.papers.length > 0) return { kind: 'questions', feedback: 'end', papers: theme.papers };
  if (deckOf(theme, exam).length > 0) return { kind: 'cards' };
  return theme.sheet === null ? { kind: 'empty' } : { kind: 'sheet' };
}

/** How a language says true and false. */
export interface Truths {
  readonly true: string;
  readonly false: string;
}

/** The theme's flashcards; without any, its questions with their right answers on the back, as ErgoMate shows them. */
export function deckOf(theme: Theme, exam: boolean, truths: Truths = { true: 'true', false: 'false' }): readonly Flashcard[] {
  if (theme.flashcards.length > 0) return theme.flashcards;
  return exam ? [] : theme.questions.flatMap((question) => cardOf(question, truths));
}

function cardOf(question: Question, truths: Truths): Flashcard[] {
  const answer = expected(question, truths);
  if (answer === null) return [];
  const back = question.rationale === null ? answer : `${answer}\n\n${question.rationale}`;
  return [{ id: question.id, front: question.prompt, back, hint: null, frontImageUrl: question.imageUrl, backImageUrl: null }];
}

function expected(question: Question, truths: Truths): string | null {
  if (question.accepted === null || question.accepted.length === 0) return null;
  if (question.type === 'true_false') return question.accepted[0] === 'true' ? truths.true : truths.false;
  if (question.type !== 'mcq') return question.accepted.join(' · ');
  return question.choices
    .filter((choice) => question.accepted?.includes(choice.id))
    .map((choice) => choice.label)
    .join(' · ');
}
