import type { Tables } from '../../lib/i18n/texts';

const fr = {
  nav: 'Menu',
  missions: 'Missions',
  progress: 'Mes progrès',
  me: 'Mon espace',
  openMe: (name: string) => `Mon espace : ${name}`,
  school: 'Établissement :',
  leave: 'Me déconnecter',
  leaveWaiting: 'Des réponses attendent encore d’être envoyées. Elles restent sur cet appareil et partiront à ta prochaine connexion ici.',
  storageTitle: 'Cet appareil ne peut rien garder',
  storageHint: 'StudyMate enregistre tes réponses sur l’appareil avant de les envoyer. Ton navigateur l’interdit (navigation privée ?) ou l’espace est plein.',
  expired: 'Ta session est terminée. Tu peux continuer : tout est gardé ici. Reconnecte-toi pour envoyer tes réponses.',
  signInAgain: 'Me reconnecter',
  unknown: 'Cette page n’existe pas',
  unknownHint: 'Retourne à tes missions, tout y est.',
  toMissions: 'Voir mes missions',
  problems: {
    'student.not_found': 'Ton compte n’est plus actif. Parles-en à ton établissement.',
    'theme.not_found': 'Ce contenu n’est pas (ou plus) disponible.',
    'access.denied': 'Tu n’as pas accès à cela.',
  } as Readonly<Record<string, string>>,
};

const en: typeof fr = {
  nav: 'Menu',
  missions: 'Missions',
  progress: 'My progress',
  me: 'My space',
  openMe: (name: string) => `My space: ${name}`,
  school: 'School:',
  leave: 'Sign out',
  leaveWaiting: 'Some answers have not been sent yet. They stay on this device and leave when you sign in here again.',
  storageTitle: 'This device cannot keep anything',
  storageHint: 'StudyMate keeps your answers on the device before it sends them. Your browser forbids it (private browsing?) or there is no space left.',
  expired: 'Your session is over. You can go on: everything is kept here. Sign in again to send your answers.',
  signInAgain: 'Sign in again',
  unknown: 'This page does not exist',
  unknownHint: 'Go back to your missions, everything is there.',
  toMissions: 'See my missions',
  problems: {
    'student.not_found': 'Your account is not active any more. Talk to your school.',
    'theme.not_found': 'This content is not available, or not any more.',
    'access.denied': 'You have no access to this.',
  },
};

export const shellTexts: Tables<typeof fr> = { fr, en };
export const studentProblems = { fr: fr.problems, en: en.problems };
