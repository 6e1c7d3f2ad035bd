import type { Tables } from '../lib/i18n/texts';

const fr = {
  nav: {
    label: 'Menu principal',
    open: 'Menu',
    home: 'Accueil',
    dashboard: 'Tableau de bord',
    classes: 'Classes',
    students: 'Élèves',
    imports: 'Imports',
    themes: 'Thèmes',
    assignments: 'Missions',
  },
};

const en: typeof fr = {
  nav: {
    label: 'Main menu',
    open: 'Menu',
    home: 'Home',
    dashboard: 'Dashboard',
    classes: 'Classes',
    students: 'Students',
    imports: 'Imports',
    themes: 'Themes',
    assignments: 'Assignments',
  },
};

export type StaffTexts = typeof fr;
export const staffTexts: Tables<StaffTexts> = { fr, en };
