import { plural, type Tables } from '../../lib/i18n/texts';

const fr = {
  progress: (number: number, total: number) => `Carte ${number} sur ${total}`,
  done: 'Avancement',
  front: 'Recto',
  back: 'Verso',
  hint: 'Un indice',
  turn: 'Retourner la carte',
  known: 'Je savais',
  review: 'À revoir',
  endTitle: 'Tu as vu toutes les cartes',
  end: (known: number, total: number) => `Tu en savais ${known} sur ${total}.`,
  again: (count: number) => `Revoir ${plural('fr', count, 'carte', 'cartes')}`,
  finish: 'Terminer',
  frontImage: 'Image du recto',
  backImage: 'Image du verso',
};

const en: typeof fr = {
  progress: (number: number, total: number) => `Card ${number} of ${total}`,
  done: 'Progress',
  front: 'Front',
  back: 'Back',
  hint: 'A hint',
  turn: 'Turn the card',
  known: 'I knew it',
  review: 'To review',
  endTitle: 'You have seen all the cards',
  end: (known: number, total: number) => `You knew ${known} of ${total}.`,
  again: (count: number) => `Review ${plural('en', count, 'card', 'cards')}`,
  finish: 'Finish',
  frontImage: 'Picture of the front',
  backImage: 'Picture of the back',
};

export const flashcardTexts: Tables<typeof fr> = { fr, en };
