import type { Tone } from '../../design/Alert';

export const ASSIGNMENT_STATUSES = ['draft', 'pushed', 'ack', 'error', 'cancelled'] as const;
/** What the list can be narrowed to: all that run first, then each state. */
export const ASSIGNMENT_FILTERS = ['running', ...ASSIGNMENT_STATUSES] as const;
/** Students have it: also when it could not be handed over to ErgoMate. */
export const isRunning = (status: string): boolean => status === 'pushed' || status === 'ack' || status === 'error';
export const ASSIGNMENT_TYPES = ['quiz', 'flashcards', 'fiche', 'annales'] as const;
export const RESULT_POLICIES = ['best', 'last', 'first'] as const;
export const ANSWER_RELEASES = ['completion', 'due', 'teacher'] as const;
export const ASSIGNMENT_MODES = ['post-cours', 'pre-examen', 'revision-generale'] as const;

export const ASSIGNMENT_TONES: Readonly<Record<string, Tone>> = { draft: 'neutral', pushed: 'info', ack: 'good', error: 'bad', cancelled: 'neutral' };
export const MISSION_TONES: Readonly<Record<string, Tone>> = { a_faire: 'neutral', en_cours: 'info', terminee: 'good' };
