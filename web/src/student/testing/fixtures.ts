import type { Mission } from '../contract';
import type { Json } from '../theme/json';
import { readTheme, type Theme } from '../theme/nativeTheme';

export function mission(changes: Partial<Mission> = {}): Mission {
  return {
    assignmentId: 'a1',
    title: 'À vélo',
    themeId: 'velo',
    themeVersion: 3,
    type: 'quiz',
    mode: 'post-cours',
    due: null,
    dueAt: null,
    status: 'a_faire',
    overdue: false,
    progressPercent: 0,
    score: null,
    instructions: null,
    completedAt: null,
    result: 'best',
    ...changes,
  };
}

export function theme(json: Record<string, Json> = {}): Theme {
  const read = readTheme({
    id: 'velo',
    title: 'À vélo en ville',
    questions: [
      { id: 'q1', type: 'mcq', prompt: 'Le casque ?', choices: [{ id: 'a', label: 'Oui' }, { id: 'b', label: 'Non' }], answer: 'a', rationale: 'Il protège.' },
      { id: 'q2', type: 'true_false', prompt: 'On téléphone ?', answer: false },
      { id: 'q3', type: 'fill_in', prompt: 'J’allume mes ___.', answer: ['phares', 'feux'] },
      { id: 'q4', type: 'open', prompt: 'Pourquoi ?', answer: 'Pour être vu.' },
    ],
    studymate: { themeVersion: 3 },
    ...json,
  });
  if (read === null) throw new Error('The fixture is no theme.');
  return read;
}

export const at = (now: string, offline = false) => ({ now, offline });
