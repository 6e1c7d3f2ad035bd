import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { render } from 'preact';
import { describe, expect, it } from 'vitest';
import type { Json } from '../theme/json';
import { inWords, Parts } from './Parts';
import { partsOf } from './cardParts';

const ATTACK = '<img src=x onerror="alert(1)"><script>alert(2)</script>[lien](javascript:alert(3)) **gras**';

function drawn(type: string, fields: Record<string, Json>): HTMLElement {
  const root = document.createElement('div');
  render(<Parts parts={partsOf({ id: 'c', type, title: null, fields })} />, root);
  return root;
}

describe('drawing a card', () => {
  it.each([
    ['definition', { content: ATTACK, examples: [ATTACK], anecdote: ATTACK }],
    ['timeline', { events: [{ period: ATTACK, description: ATTACK }], keyTakeaway: ATTACK }],
    ['comparison', { columns: [ATTACK], rows: [{ label: ATTACK, values: [ATTACK] }] }],
    ['qna', { qaPairs: [{ question: ATTACK, answer: ATTACK }] }],
    ['mnemonic', { mnemonics: [{ concept: ATTACK, breakdown: [ATTACK] }] }],
    ['diagram_mermaid', { mermaid: `graph TD; A-->${ATTACK}` }],
  ] as const)('makes no element out of what an author wrote (%s)', (type, fields) => {
    const root = drawn(type, fields as unknown as Record<string, Json>);
    expect(root.querySelectorAll('img, script, a, iframe, svg, style').length).toBe(0);
    expect(root.textContent).toContain('<img src=x onerror="alert(1)">');
  });

  it('draws the little formatting that it knows', () => {
    expect(drawn('definition', { content: ATTACK }).querySelector('strong')?.textContent).toBe('gras');
  });

  it('shows Mermaid as text in a labelled block', () => {
    const figure = drawn('diagram_mermaid', { mermaid: 'graph TD;\n  A-->B' }).querySelector('figure');
    expect(figure?.querySelector('figcaption')?.textContent).toMatch(/Mermaid/);
    expect(figure?.querySelector('pre')?.textContent).toBe('graph TD;\n  A-->B');
  });

  it('keeps an answer folded until it is asked for', () => {
    const details = drawn('exercise', { prompt: 'p', expectedAnswer: 'a' }).querySelector('details');
    expect(details?.open).toBe(false);
  });

  it('puts names that nobody translated into words', () => {
    expect([inWords('keyConcepts'), inWords('main_idea'), inWords('idéePrincipale')]).toEqual(['Key concepts', 'Main idea', 'Idée principale']);
  });
});

describe('the source of the app', () => {
  it('writes no markup by hand anywhere', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'));
    const writers = files.filter((name) => /innerHTML|outerHTML|insertAdjacentHTML|document\.write/i.test(readFileSync(join('src', name), 'utf8')));
    expect(files.length).toBeGreaterThan(50);
    expect(writers).toEqual([]);
  });
});
