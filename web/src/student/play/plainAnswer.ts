/**
 * An answer in words as a person would read it aloud, whatever keyboard or paste it came from. Steps and order are the school's
 * (grains/Common/FillIn/PlainAnswer.cs); tests/Learning/marking-cases.json holds both to them.
 */
export function plainAnswer(text: string, ignoresAccents: boolean): string {
  let plain = '';
  for (const character of text.replace(/\p{Cf}/gu, '').normalize('NFC')) plain += PLAIN.get(character) ?? character;
  plain = plain.replace(BLANK, ' ').replace(ENDS, '').replace(/ (?=[;:!?%°»])|(?<=«) /gu, '');
  let folded = '';
  for (const character of plain) folded += fold(character);
  if (ignoresAccents) folded = folded.normalize('NFD').replace(/\p{Mn}/gu, '');
  return folded.length > 1 && folded.endsWith('.') ? folded.slice(0, -1) : folded;
}

/** Typographic signs and what a keyboard has for them. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ...pairs('\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4`\uff07', "'"),
  ...pairs('\u201c\u201d\u201e\u201f\u2033\uff02', '"'),
  ...pairs('\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d', '-'),
  ...pairs('\u2026', '...'),
  ...pairs('œŒ', 'oe'),
  ...pairs('æÆ', 'ae'),
  ...pairs('\u0132\u0133', 'ij'),
  ...pairs('\ufb00', 'ff'),
  ...pairs('\ufb01', 'fi'),
  ...pairs('\ufb02', 'fl'),
  ...pairs('\ufb03', 'ffi'),
  ...pairs('\ufb04', 'ffl'),
  ...pairs('\ufb05\ufb06', 'st'),
  ...Array.from({ length: 10 }, (_, digit): [string, string] => [String.fromCharCode(0x2080 + digit), String(digit)]),
]);

function pairs(signs: string, plain: string): [string, string][] {
  return [...signs].map((sign) => [sign, plain]);
}

/** White space as Unicode and .NET have it: with U+0085, without U+FEFF. */
const BLANK = /[\t\n\v\f\r\u0085 \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;
const ENDS = /^ | $/gu;

/** Letters whose capital is another letter's: folded on their own, or not at all. */
const OWN: ReadonlyMap<string, string> = new Map([
  ['\u017f', 's'],
  ['\u1e9e', 'ß'],
  ['\u0130', '\u0130'],
  ['\u0131', '\u0131'],
]);

/** Unicode's simple case folding, by way of the capital: one character for one, so `ß` is not `SS`. */
function fold(character: string): string {
  const own = OWN.get(character);
  if (own !== undefined) return own;
  const upper = character.toUpperCase();
  const lower = (upper.length === character.length ? upper : character).toLowerCase();
  return lower.length === character.length ? lower : character;
}
