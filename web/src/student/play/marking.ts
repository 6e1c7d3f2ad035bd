import type { Question } from '../theme/nativeTheme';

/**
 * The school's marking rules, word for word: tests/Learning/marking-cases.json holds for both sides.
 *
 * Multiple choice is right when the sets are equal; true/false by value; fill-in by any accepted form, trimmed, in any case, accents
 * matter, composed and decomposed accents are the same; open is null until a person has marked it, and so is everything whose
 * answer the school keeps back.
 */
export function mark(question: Pick<Question, 'type' | 'accepted'>, given: readonly string[]): boolean | null {
  const { accepted } = question;
  if (accepted === null) return null;
  switch (question.type) {
    case 'mcq':
      return accepted.length > 0 && given.every((one) => accepted.includes(one)) && accepted.every((one) => given.includes(one));
    case 'true_false':
      return given.length === 1 && accepted.length === 1 && sameInAnyCase(trimmed(given[0] ?? ''), accepted[0] ?? '');
    case 'fill_in':
      return given.length === 1 && accepted.some((form) => sameInAnyCase(normal(form), normal(given[0] ?? '')));
    case 'open':
      return null;
  }
}

/** White space as .NET's `Trim` has it: with U+0085, without U+FEFF. */
const BLANK = '[\\t\\n\\v\\f\\r\\u0085 \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+';
const ENDS = new RegExp(`^${BLANK}|${BLANK}$`, 'gu');

function trimmed(text: string): string {
  return text.replace(ENDS, '');
}

function normal(text: string): string {
  return trimmed(text).normalize('NFC');
}

/** Ordinal comparison in any case: one character for one, so `ß` is not `SS`, and `ı` is not `I`. */
function sameInAnyCase(a: string, b: string): boolean {
  return upper(a) === upper(b);
}

function upper(text: string): string {
  let result = '';
  for (const character of text) result += simpleUpper(character);
  return result;
}

/** Letters that simple upper-casing would turn into an ASCII letter stay as they are. */
const KEPT = new Set(['\u0131', '\u017f']);

function simpleUpper(character: string): string {
  if (KEPT.has(character)) return character;
  const upperCase = character.toUpperCase();
  if (upperCase.length === character.length) return upperCase;
  // Greek vowels with an iota below have a capital of one character that only the way back knows.
  const lowerCase = character.toLowerCase();
  return lowerCase.length === character.length ? lowerCase : character;
}
