import type { Tables } from '../i18n/texts';

type Names = Readonly<Record<string, string>>;

/** Badges are named in French by the server. */
const fr: Names = {};

const en: Names = {
  'premier-pas': 'First Step',
  perseverant: 'Persistent',
  'expert-en-herbe': 'Budding Expert',
  perfectionniste: 'Perfectionist',
  regulier: 'Steady',
  maitre: 'Master',
};

/** Names of badges by id, where they differ from what the server calls them. */
export const badgeNames: Tables<Names> = { fr, en };
