import type { FillIn, Question } from '../theme/nativeTheme';
import { plainAnswer } from './plainAnswer';
import { isNear, readNumber, type PlainNumber } from './plainNumber';

/**
 * The school's marking rules, word for word: tests/Learning/marking-cases.json holds for both sides.
 *
 * Multiple choice is right when the sets are equal; true/false by value; fill-in by the words of any accepted form, else by its number; open is
 * null until a person has marked it, and so is everything whose answer the school keeps back.
 */
export function mark(question: Pick<Question, 'type' | 'accepted'> & { readonly fillIn?: FillIn | null }, given: readonly string[]): boolean | null {
  const { accepted } = question;
  if (accepted === null) return null;
  switch (question.type) {
    case 'mcq':
      return accepted.length > 0 && given.every((one) => accepted.includes(one)) && accepted.every((one) => given.includes(one));
    case 'true_false':
      return given.length === 1 && accepted.length === 1 && trimmed(given[0] ?? '').toLowerCase() === (accepted[0] ?? '').toLowerCase();
    case 'fill_in':
      return given.length === 1 && accepts(accepted, question.fillIn ?? null, given[0] ?? '');
    case 'open':
      return null;
  }
}

function accepts(accepted: readonly string[], options: FillIn | null, given: string): boolean {
  const ignoresAccents = options?.ignoreAccents === true;
  const forms = accepted.map((form) => plainAnswer(form, ignoresAccents)).filter((form) => form !== '');
  const words = plainAnswer(given, ignoresAccents);
  if (forms.includes(words)) return true;
  if (options?.compare === 'text') return false;
  const isNumber = options?.compare === 'number';
  const unit = isNumber && options.unit !== null ? plainAnswer(options.unit, ignoresAccents) : '';
  const tolerance = (isNumber && options.tolerance !== null ? readNumber(String(options.tolerance)) : null) ?? EXACT;
  const number = readNumber(withoutUnit(words, unit));
  return number !== null && forms.some((form) => isAccepted(readNumber(withoutUnit(form, unit)), number, tolerance));
}

const EXACT: PlainNumber = { digits: 0n, decimals: 0 };

function isAccepted(accepted: PlainNumber | null, number: PlainNumber, tolerance: PlainNumber): boolean {
  return accepted !== null && isNear(accepted, number, tolerance);
}

function withoutUnit(words: string, unit: string): string {
  return unit !== '' && words.endsWith(unit) ? words.slice(0, -unit.length).replace(/ +$/u, '') : words;
}

/** White space as .NET's `Trim` has it: with U+0085, without U+FEFF. */
const BLANK = '[\\t\\n\\v\\f\\r\\u0085 \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+';
const ENDS = new RegExp(`^${BLANK}|${BLANK}$`, 'gu');

function trimmed(text: string): string {
  return text.replace(ENDS, '');
}
