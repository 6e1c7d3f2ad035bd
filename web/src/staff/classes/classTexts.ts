import { plural, type Tables } from '../../lib/i18n/texts';

const fr = {
  title: 'Classes',
  intro: 'Chaque classe ouvre son tableau de bord ou sa liste d’élèves.',
  name: 'Classe',
  promotion: 'Promotion',
  students: 'Élèves',
  studentsOf: (count: number) => plural('fr', count, 'élève', 'élèves'),
  dashboard: 'Tableau de bord',
  roster: 'Liste des élèves',
  empty: 'Aucune classe',
  emptyHint: 'Les classes arrivent par un import, ou avec votre affectation.',
  import: 'Importer des classes',
};

const en: typeof fr = {
  title: 'Classes',
  intro: 'Each class opens its dashboard or its list of students.',
  name: 'Class',
  promotion: 'Year group',
  students: 'Students',
  studentsOf: (count) => plural('en', count, 'student', 'students'),
  dashboard: 'Dashboard',
  roster: 'Student list',
  empty: 'No class',
  emptyHint: 'Classes come with an import, or when you are assigned to one.',
  import: 'Import classes',
};

export const classTexts: Tables<typeof fr> = { fr, en };
