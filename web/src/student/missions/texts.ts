import { plural, type Tables } from '../../lib/i18n/texts';
import type { MissionMode, MissionType } from '../contract';

const fr = {
  hello: (name: string) => `Bonjour ${name} !`,
  toDo: (count: number, late: number) => {
    if (count === 0) return 'Tu es à jour. Bravo !';
    const todo = plural('fr', count, 'mission t’attend', 'missions t’attendent');
    return late === 0 ? `${todo}.` : `${todo}, dont ${late} en retard. Pas de panique : ton travail est encore accepté.`;
  },
  open: 'À faire',
  done: 'Terminées',
  emptyTitle: 'Aucune mission pour l’instant',
  emptyHint: 'Quand tes enseignants te donneront du travail, tu le trouveras ici.',
  kept: (when: string) => `Hors ligne : la liste date du ${when}.`,
  types: { quiz: 'Quiz', flashcards: 'Cartes mémoire', fiche: 'Fiche de révision', annales: 'Annales' } as Readonly<Record<MissionType, string>>,
  modes: { 'post-cours': 'Après le cours', 'pre-examen': 'Avant l’examen', 'revision-generale': 'Révision générale' } as Readonly<Record<MissionMode, string>>,
  due: (when: string) => `À rendre le ${when}`,
  late: 'En retard',
  start: 'Commencer',
  resume: 'Continuer',
  review: 'Revoir',
  score: 'Score',
  progress: 'Avancement',
};

const en: typeof fr = {
  hello: (name: string) => `Hello ${name}!`,
  toDo: (count: number, late: number) => {
    if (count === 0) return 'You are up to date. Well done!';
    const todo = plural('en', count, 'mission is waiting for you', 'missions are waiting for you');
    return late === 0 ? `${todo}.` : `${todo}, ${late} of them late. Don’t worry: your work is still accepted.`;
  },
  open: 'To do',
  done: 'Done',
  emptyTitle: 'No missions yet',
  emptyHint: 'When your teachers give you work, you will find it here.',
  kept: (when: string) => `Offline: this list is from ${when}.`,
  types: { quiz: 'Quiz', flashcards: 'Flashcards', fiche: 'Revision sheet', annales: 'Past paper' },
  modes: { 'post-cours': 'After class', 'pre-examen': 'Before the exam', 'revision-generale': 'General revision' },
  due: (when: string) => `Due ${when}`,
  late: 'Late',
  start: 'Start',
  resume: 'Continue',
  review: 'Review',
  score: 'Score',
  progress: 'Progress',
};

export const missionTexts: Tables<typeof fr> = { fr, en };
