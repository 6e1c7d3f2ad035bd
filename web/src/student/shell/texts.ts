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
  offlineTitle: 'Pas de connexion',
  offlineHint: 'Vérifie ta connexion, puis réessaie. Ce que tu as fait ici est gardé.',
  unknown: 'Cette page n’existe pas',
  unknownHint: 'Retourne à tes missions, tout y est.',
  toMissions: 'Voir mes missions',
  problems: {
    'student.not_found': 'Ton compte n’est plus actif. Parles-en à ton établissement.',
    'theme.not_found': 'Ce contenu n’est pas (ou plus) disponible.',
    'access.denied': 'Tu n’as pas accès à cela.',
    'auth.too_many_attempts': 'Trop d’essais. Attends un peu avant de recommencer.',
    'request.rate_limited': 'Ça va un peu vite. Attends un instant.',
    'server.overloaded': 'Beaucoup de monde en ce moment. Réessaie dans un instant.',
    'server.unavailable': 'Le serveur fait une pause. Réessaie dans un instant.',
    'tenant.suspended': 'Ton établissement est suspendu pour l’instant.',
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
  offlineTitle: 'No connection',
  offlineHint: 'Check your connection, then try again. What you did here is kept.',
  unknown: 'This page does not exist',
  unknownHint: 'Go back to your missions, everything is there.',
  toMissions: 'See my missions',
  problems: {
    'student.not_found': 'Your account is not active any more. Talk to your school.',
    'theme.not_found': 'This content is not available, or not any more.',
    'access.denied': 'You have no access to this.',
    'auth.too_many_attempts': 'Too many tries. Wait a little before you try again.',
    'request.rate_limited': 'That was a bit fast. Wait a moment.',
    'server.overloaded': 'Many people are here right now. Try again in a moment.',
    'server.unavailable': 'The server is taking a break. Try again in a moment.',
    'tenant.suspended': 'Your school is suspended at the moment.',
  },
};

export const shellTexts: Tables<typeof fr> = { fr, en };
export const studentProblems = { fr: fr.problems, en: en.problems };
