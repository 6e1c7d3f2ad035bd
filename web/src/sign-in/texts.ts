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
  code: 'Code à six chiffres',
  codeHint: 'Celui que montre votre application d’authentification.',
  enrolHint: 'Les comptes de la plateforme se connectent aussi avec une application d’authentification. Ajoutez-y cette clé, puis saisissez le code qu’elle montre.',
  enrolKey: 'Clé, montrée une seule fois',
  enrolOpen: 'Ouvrir dans une application de cet appareil',
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
  code: 'Six-digit code',
  codeHint: 'The one that your authenticator app shows.',
  enrolHint: 'Accounts of the platform also sign in with an authenticator app. Add this key to it, then type the code that it shows.',
  enrolKey: 'Key, shown only once',
  enrolOpen: 'Open in an app of this device',
};

export const signInTexts: Tables<typeof fr> = { fr, en };
