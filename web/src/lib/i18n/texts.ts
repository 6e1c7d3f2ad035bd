import { useLang, type Lang } from './lang';

/** The same table in every language. French is the source: `const en: typeof fr` makes a missing key a type error. */
export type Tables<T> = Readonly<Record<Lang, T>>;

/** The texts of an area in the language that is shown. */
export function useTexts<T>(tables: Tables<T>): T {
  return tables[useLang()];
}

/** A count with its word: `plural('fr', 0, 'élève', 'élèves')` → "0 élève"; in French zero is singular. */
export function plural(language: Lang, count: number, one: string, other: string): string {
  const word = new Intl.PluralRules(language).select(count) === 'one' ? one : other;
  return `${new Intl.NumberFormat(language).format(count)} ${word}`;
}
