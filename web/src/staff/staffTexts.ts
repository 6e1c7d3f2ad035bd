import type { Tables } from '../lib/i18n/texts';

const fr = {
  nav: {
    label: 'Menu principal',
    open: 'Menu',
    home: 'Accueil',
    dashboard: 'Tableau de bord',
    classes: 'Classes',
    students: 'Élèves',
    codes: 'Codes d’accès',
    team: 'Équipe',
    imports: 'Imports',
    themes: 'Thèmes',
    assignments: 'Missions',
  },
  closedTitle: 'Cette page n’est pas ouverte à votre rôle',
  closedHint: 'Si vous en avez besoin, demandez à l’administration de votre établissement.',
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
    codes: 'Access codes',
    team: 'Team',
    imports: 'Imports',
    themes: 'Themes',
    assignments: 'Assignments',
  },
  closedTitle: 'This page is not open to your role',
  closedHint: 'If you need it, ask the administration of your school.',
  unnamed: (short) => `Student ${short}`,
  switchSchool: 'Change school',
  switchHint: 'What is not saved here is lost.',
};

export type StaffTexts = typeof fr;
export const staffTexts: Tables<StaffTexts> = { fr, en };
