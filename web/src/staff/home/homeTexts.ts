import type { Tables } from '../../lib/i18n/texts';

const fr = {
  hello: (name: string) => `Bonjour ${name}`,
};

const en: typeof fr = {
  hello: (name) => `Hello ${name}`,
};

export const homeTexts: Tables<typeof fr> = { fr, en };
