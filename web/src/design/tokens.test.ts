import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src/design/tokens.css', 'utf8');

/** The values of a theme: its own over those of the light one. */
function theme(name: 'light' | 'dark' | 'contrast'): Map<string, string> {
  const block = (selector: string) => css.slice(css.indexOf(`${selector} {`), css.indexOf('}', css.indexOf(`${selector} {`)));
  const read = (text: string) => [...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? ''] as const);
  return new Map([...read(block('  :root')), ...(name === 'light' ? [] : read(block(`:root[data-theme='${name}']`)))]);
}

/** Relative luminance (WCAG 2.2). */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(first: string, second: string): number {
  const [light = 0, dark = 0] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT: readonly (readonly [text: string, ground: string])[] = [
  ...['ground', 'surface', 'sunk'].flatMap((ground) => ['ink', 'ink-soft', 'ink-faint', 'brand', 'brand-strong', 'bad', 'accent'].map((text) => [text, ground] as const)),
  ...['brand', 'brand-strong'].map((ground) => ['on-brand', ground] as const),
  ...['good', 'warn', 'bad', 'info'].flatMap((tone) => [[tone, `${tone}-soft`] as const, ['ink', `${tone}-soft`] as const]),
  ['ink', 'accent-soft'],
  ['accent', 'accent-soft'],
  ['brand', 'brand-soft'],
  ['on-brand-soft', 'brand-soft'],
  ['surface', 'ink'],
  ...['low', 'medium', 'high', 'critical'].map((level) => ['on-heat', `heat-${level}`] as const),
];

/** Edges of controls, the focus ring, lines and bars of charts. */
const SHAPES: readonly (readonly [shape: string, ground: string])[] = [
  ...['ground', 'surface'].flatMap((ground) => ['edge', 'focus', 'chart', 'chart-2'].map((shape) => [shape, ground] as const)),
];

describe.each(['light', 'dark', 'contrast'] as const)('the %s theme', (name) => {
  const values = theme(name);
  const of = (token: string) => {
    const value = values.get(token);
    if (value === undefined) throw new Error(`--${token} has no colour`);
    return value;
  };
  /** High contrast promises AAA. */
  const least = name === 'contrast' ? 7 : 4.5;

  it.each(TEXT)('writes --%s on --%s legibly', (text, ground) => {
    expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(least);
  });

  it.each(SHAPES)('draws --%s on --%s visibly', (shape, ground) => {
    expect(contrast(of(shape), of(ground))).toBeGreaterThanOrEqual(3);
  });
});
