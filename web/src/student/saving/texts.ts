import { plural, type Tables } from '../../lib/i18n/texts';

const answersFr = (count: number): string => plural('fr', count, 'réponse', 'réponses');
const answersEn = (count: number): string => plural('en', count, 'answer', 'answers');

const fr = {
  title: 'Tes réponses',
  saved: 'Tout est envoyé',
  sending: 'Envoi…',
  waiting: (count: number) => (count === 0 ? 'En attente' : `${answersFr(count)} en attente`),
  offline: (count: number) => (count === 0 ? 'Hors ligne' : `Hors ligne · ${answersFr(count)} en attente`),
  signedOut: 'À reconnecter',
  problem: 'Envoi bloqué',
  rejected: (count: number) => plural('fr', count, 'élément refusé', 'éléments refusés'),
  open: (state: string) => `Enregistrement : ${state}`,
  explain: {
    saved: 'Tout ce que tu as fait est arrivé à l’établissement.',
    sending: 'Tes réponses partent en ce moment.',
    waiting: 'Le serveur est très demandé. Tes réponses sont gardées sur cet appareil et partiront toutes seules.',
    offline: 'Pas de connexion. Continue tranquillement : tes réponses sont gardées sur cet appareil et partiront dès que la connexion revient.',
    'signed-out': 'Ta session est terminée. Reconnecte-toi avec ton code : tes réponses partiront ensuite.',
    problem: 'L’établissement n’accepte pas d’envoi pour l’instant. Tes réponses sont gardées sur cet appareil et seront renvoyées régulièrement.',
  },
  rest: 'Tout le reste est arrivé à l’établissement.',
  storage: 'L’appareil n’arrive pas à lire ou à écrire ce qu’il garde. Libère de la place ou redémarre le navigateur.',
  readOnly: 'Ton établissement est suspendu pour l’instant. Tes réponses sont gardées sur cet appareil.',
  pending: (count: number) => (count === 0 ? 'Une activité attend d’être envoyée.' : `${answersFr(count)} à envoyer.`),
  now: 'Envoyer maintenant',
  rejectedTitle: 'Refusé par l’établissement',
  rejectedHint: 'Ces éléments restent sur cet appareil. Montre cette liste à ton enseignant·e.',
  again: 'Essayer encore',
  types: {
    'session.started': 'Début d’une activité',
    'answer.given': 'Réponse',
    'session.completed': 'Fin d’une activité',
    'assignment.received': 'Mission reçue',
    'assignment.opened': 'Mission ouverte',
  },
  reasons: {
    'event.wrong_student': 'Cela appartient à un autre élève.',
    'event.student_inactive': 'Ton compte n’est pas actif.',
    'event.unknown_assignment': 'La mission n’existe plus.',
    'event.unknown_theme': 'Le contenu n’est plus disponible.',
    'event.unknown_question': 'La question n’existe plus dans ce contenu.',
    'event.too_large': 'La réponse est trop longue.',
    'event.id_reused': 'Un autre élément porte déjà ce numéro.',
  } as Readonly<Record<string, string>>,
};

const en: typeof fr = {
  title: 'Your answers',
  saved: 'All sent',
  sending: 'Sending…',
  waiting: (count: number) => (count === 0 ? 'Waiting' : `${answersEn(count)} waiting`),
  offline: (count: number) => (count === 0 ? 'Offline' : `Offline · ${answersEn(count)} waiting`),
  signedOut: 'Sign in again',
  problem: 'Sending is blocked',
  rejected: (count: number) => plural('en', count, 'item refused', 'items refused'),
  open: (state: string) => `Saving: ${state}`,
  explain: {
    saved: 'Everything you did has reached your school.',
    sending: 'Your answers are on their way.',
    waiting: 'The server is very busy. Your answers are kept on this device and leave by themselves.',
    offline: 'No connection. Just go on: your answers are kept on this device and leave as soon as the connection is back.',
    'signed-out': 'Your session is over. Sign in with your code: your answers leave after that.',
    problem: 'Your school takes nothing at the moment. Your answers are kept on this device and are sent again from time to time.',
  },
  rest: 'Everything else has reached your school.',
  storage: 'The device cannot read or write what it keeps. Free some space or restart the browser.',
  readOnly: 'Your school is suspended at the moment. Your answers are kept on this device.',
  pending: (count: number) => (count === 0 ? 'An activity is waiting to be sent.' : `${answersEn(count)} to be sent.`),
  now: 'Send now',
  rejectedTitle: 'Refused by your school',
  rejectedHint: 'These items stay on this device. Show this list to your teacher.',
  again: 'Try again',
  types: {
    'session.started': 'Start of an activity',
    'answer.given': 'Answer',
    'session.completed': 'End of an activity',
    'assignment.received': 'Mission received',
    'assignment.opened': 'Mission opened',
  },
  reasons: {
    'event.wrong_student': 'This belongs to another student.',
    'event.student_inactive': 'Your account is not active.',
    'event.unknown_assignment': 'The mission does not exist any more.',
    'event.unknown_theme': 'The content is not available any more.',
    'event.unknown_question': 'The question does not exist in this content any more.',
    'event.too_large': 'The answer is too long.',
    'event.id_reused': 'Another item has this number already.',
  },
};

export const savingTexts: Tables<typeof fr> = { fr, en };
export type SavingTexts = typeof fr;
