/**
 * A number as a whole answer, exact: spaces group its digits by three, `.` or `,` is the decimal sign. A leading zero makes it text (a telephone number, a
 * code), unless it is the only digit before the decimal sign. The school reads the same (grains/Common/FillIn/PlainNumber.cs).
 */
export interface PlainNumber {
  /** The number times 10 to the power of `decimals`. */
  readonly digits: bigint;
  readonly decimals: number;
}

const NUMBER = /^[+-]?(?:(0|[1-9][0-9]{0,2}(?: [0-9]{3})+|[1-9][0-9]*)(?:[.,]((?:[0-9]{3} )*[0-9]{1,3}|[0-9]+))?|[.,]((?:[0-9]{3} )*[0-9]{1,3}|[0-9]+))$/u;

/** The number that a plain answer is, or null. */
export function readNumber(plain: string): PlainNumber | null {
  const match = NUMBER.exec(plain);
  if (match === null) return null;
  const whole = (match[1] ?? '').replaceAll(' ', '');
  const part = (match[2] ?? match[3] ?? '').replaceAll(' ', '').replace(/0+$/u, '');
  const digits = BigInt(`0${whole}${part}`);
  return { digits: plain.startsWith('-') ? -digits : digits, decimals: part.length };
}

/** Whether two numbers are at most `tolerance` apart. */
export function isNear(a: PlainNumber, b: PlainNumber, tolerance: PlainNumber): boolean {
  const decimals = Math.max(a.decimals, b.decimals, tolerance.decimals);
  const difference = scaled(a, decimals) - scaled(b, decimals);
  return (difference < 0n ? -difference : difference) <= scaled(tolerance, decimals);
}

function scaled(number: PlainNumber, decimals: number): bigint {
  return number.digits * 10n ** BigInt(decimals - number.decimals);
}
