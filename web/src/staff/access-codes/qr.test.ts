import jsQR from 'jsqr';
import { expect, it } from 'vitest';
import { codeAddress } from '../../lib/session/studentCode';
import { qrOf } from './qr';

/** The code as a camera would see it, a few pixels for each module. */
function photograph({ size, path }: ReturnType<typeof qrOf>): { data: Uint8ClampedArray; width: number } {
  const scale = 4;
  const width = size * scale;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      const from = (row * width + Number(x) * scale) * 4;
      for (let at = from; at < from + Number(length) * scale * 4; at += 4) data.fill(0, at, at + 3);
    }
  }
  return { data, width };
}

it.each(['ife-paris', 'a-school-with-a-name-of-forty-characters'])('a camera reads the address of the card of a student of %s', (school) => {
  const address = codeAddress('https://studymate.example', { school, code: '7K3M-Q9TX-2B4D' });
  const { data, width } = photograph(qrOf(address));
  expect(jsQR(data, width, width)?.data).toBe(address);
});
