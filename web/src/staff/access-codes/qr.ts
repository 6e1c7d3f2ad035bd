import qrcode from 'qrcode-generator';

/** Light modules around a code, without which cameras do not find it. */
const QUIET = 4;

export interface Qr {
  /** Modules from edge to edge, the quiet zone included. */
  readonly size: number;
  /** The dark modules, as the path of an SVG. */
  readonly path: string;
}

/** The QR code of a text. Level M survives a fold or a stain on paper. */
export function qrOf(text: string): Qr {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  let path = '';
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      if (!code.isDark(row, column)) continue;
      let end = column + 1;
      while (end < count && code.isDark(row, end)) end++;
      path += `M${column + QUIET} ${row + QUIET}h${end - column}v1h-${end - column}z`;
      column = end;
    }
  }
  return { size: count + 2 * QUIET, path };
}
