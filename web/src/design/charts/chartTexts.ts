import type { Tables } from '../../lib/i18n/texts';

const fr = {
  asTable: 'Voir en tableau',
  asChart: 'Voir en graphique',
  day: 'Jour',
  score: 'Score',
};

const en: typeof fr = {
  asTable: 'Show as a table',
  asChart: 'Show as a chart',
  day: 'Day',
  score: 'Score',
};

export const chartTexts: Tables<typeof fr> = { fr, en };
