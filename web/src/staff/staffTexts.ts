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
  unnamed: (short: string) => `Élève ${short}`,
  switchSchool: 'Changer d’établissement',
  switchHint: 'Ce qui n’est pas enregistré ici est perdu.',
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
  unnamed: (short) => `Student ${short}`,
  switchSchool: 'Change school',
  switchHint: 'What is not saved here is lost.',
};

export type StaffTexts = typeof fr;
export const staffTexts: Tables<StaffTexts> = { fr, en };
