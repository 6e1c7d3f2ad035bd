import type { Tables } from '../../lib/i18n/texts';

const fr = {
  title: 'Bienvenue !',
  intro: 'Connecte-toi avec le code que ton établissement t’a donné.',
  school: 'Établissement',
  schoolHint: 'Par exemple : ife-paris',
  code: 'Ton code',
  codeHint: 'Lettres et chiffres, avec ou sans tirets.',
  submit: 'C’est parti',
  staff: 'Je travaille dans l’établissement',
  wrong: 'Ce code ne correspond à personne dans cet établissement. Vérifie les deux, lettre par lettre.',
  offline: 'Il faut une connexion pour entrer la première fois. Ensuite, tout marche aussi hors ligne.',
  missing: 'Ce champ est à remplir.',
  ended: 'Ta session est terminée. Reconnecte-toi : tout ce que tu as fait ici est gardé.',
  otherSession: (name: string) => `${name} est connecté·e sur cet appareil. Se connecter ici ferme cette session.`,
};

const en: typeof fr = {
  title: 'Welcome!',
  intro: 'Sign in with the code that your school gave you.',
  school: 'School',
  schoolHint: 'For example: ife-paris',
  code: 'Your code',
  codeHint: 'Letters and digits, with or without hyphens.',
  submit: 'Let’s go',
  staff: 'I work at the school',
  wrong: 'This code matches nobody at this school. Check both, letter by letter.',
  offline: 'The first time you need a connection. After that everything works offline, too.',
  missing: 'Please fill this in.',
  ended: 'Your session is over. Sign in again: everything you did here is kept.',
  otherSession: (name: string) => `${name} is signed in on this device. Signing in here ends that session.`,
};

export const studentSignInTexts: Tables<typeof fr> = { fr, en };
