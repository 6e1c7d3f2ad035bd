import { describe, expect, it } from 'vitest';
import { blocks, runs, safeAddress } from './inline';

describe('formatting inside a text', () => {
  it('knows bold, italics, code and links', () => {
    expect(runs('Le **casque** *toujours*, `q1`, [voir](https://a.fr/x)')).toEqual([
      { kind: 'text', text: 'Le ' },
      { kind: 'strong', text: 'casque' },
      { kind: 'text', text: ' ' },
      { kind: 'emphasis', text: 'toujours' },
      { kind: 'text', text: ', ' },
      { kind: 'code', text: 'q1' },
      { kind: 'text', text: ', ' },
      { kind: 'link', text: 'voir', href: 'https://a.fr/x' },
    ]);
  });

  it('leaves tags as the characters they are', () => {
    expect(runs('<img src=x onerror=alert(1)>')).toEqual([{ kind: 'text', text: '<img src=x onerror=alert(1)>' }]);
  });

  it.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', '//a.fr', '/api/auth/logout', 'x'])(
    'makes no link of %s',
    (address) => {
      expect(safeAddress(address)).toBeNull();
      expect(runs(`[ici](${address})`).some((run) => run.kind === 'link')).toBe(false);
    },
  );

  it('does not take a product for italics', () => {
    expect(runs('2 * 3 * 4')).toEqual([{ kind: 'text', text: '2 * 3 * 4' }]);
  });

  it('loses no character that is not a mark', () => {
    const text = 'a **b** c `d` e\nf';
    expect(runs(text).map((run) => run.text).join('')).toBe('a b c d e\nf');
  });
});

describe('paragraphs and lists', () => {
  it('separates paragraphs at blank lines and finds bullets', () => {
    const found = blocks('Un.\nDeux.\n\n- a\n- b\nFin.');
    expect(found.map((block) => block.kind)).toEqual(['paragraph', 'bullets', 'paragraph']);
    expect(found[0]).toMatchObject({ lines: [[{ text: 'Un.' }], [{ text: 'Deux.' }]] });
    expect(found[1]).toMatchObject({ items: [[{ text: 'a' }], [{ text: 'b' }]] });
  });
});
