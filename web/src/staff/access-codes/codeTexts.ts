import { plural, type Tables } from '../../lib/i18n/texts';

const fr = {
  title: 'Codes d’accès',
  intro: 'Une carte par élève, à découper et à remettre en main propre. Le code QR ouvre la page de connexion, déjà remplie.',
  class: 'Classe',
  everybody: 'Toutes les classes',
  withoutClass: 'Sans classe',
  filters: 'Filtres',
  print: (count: number) => `Imprimer ${plural('fr', count, 'carte', 'cartes')}`,
  empty: 'Aucun code à imprimer',
  emptyHint: 'Un code apparaît ici pour chaque élève inscrit dans la classe.',
  school: 'Établissement',
  code: 'Code',
  address: 'Adresse',
  qr: (name: string) => `Code QR de connexion de ${name}`,
};

const en: typeof fr = {
  title: 'Access codes',
  intro: 'One card for each student, to be cut out and handed over in person. The QR code opens the sign-in page, filled in.',
  class: 'Class',
  everybody: 'All classes',
  withoutClass: 'No class',
  filters: 'Filters',
  print: (count) => `Print ${plural('en', count, 'card', 'cards')}`,
  empty: 'No code to print',
  emptyHint: 'A code appears here for each student enrolled in the class.',
  school: 'School',
  code: 'Code',
  address: 'Address',
  qr: (name) => `QR code to sign in as ${name}`,
};

export const codeTexts: Tables<typeof fr> = { fr, en };
