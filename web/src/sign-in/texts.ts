import type { Tables } from '../lib/i18n/texts';

const fr = {
  title: 'Connexion',
  intro: 'Pour les équipes de l’établissement.',
  email: 'Adresse e-mail',
  password: 'Mot de passe',
  submit: 'Se connecter',
  student: 'Je suis élève',
  studentHint: 'Avec le code de l’établissement et votre code personnel.',
  chooseIntro: 'Votre compte appartient à plusieurs établissements.',
  other: 'Utiliser un autre compte',
  ended: 'Votre session est terminée. Connectez-vous à nouveau.',
  claim: 'Voir qui apprend quoi, au moment où cela se passe.',
  againTitle: 'Votre session est terminée',
  againHint: 'Connectez-vous à nouveau pour continuer. Ce que vous avez saisi reste en place.',
  leave: 'Quitter sans continuer',
};

const en: typeof fr = {
  title: 'Sign in',
  intro: 'For the people who work at the school.',
  email: 'E-mail address',
  password: 'Password',
  submit: 'Sign in',
  student: 'I am a student',
  studentHint: 'With the code of the school and your personal code.',
  chooseIntro: 'Your account belongs to several schools.',
  other: 'Use another account',
  ended: 'Your session is over. Sign in again.',
  claim: 'See who learns what, while it happens.',
  againTitle: 'Your session is over',
  againHint: 'Sign in again to go on. What you typed stays where it is.',
  leave: 'Leave without going on',
};

export const signInTexts: Tables<typeof fr> = { fr, en };
