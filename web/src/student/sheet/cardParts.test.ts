import { describe, expect, it } from 'vitest';
import type { Json } from '../theme/json';
import { partsOf, type Part } from './cardParts';

const card = (type: string, fields: Record<string, Json>) => partsOf({ id: 'c', type, title: null, fields });

/** Every text that a reader gets to see. */
function said(parts: readonly Part[]): string {
  return JSON.stringify(parts);
}

/** One card of each kind with every field that kind is known to use. */
const KINDS: Record<string, Record<string, Json>> = {
  definition: { content: 'c0', examples: ['e1'], synonyms: ['s1'], keyPoints: ['k1'] },
  etymology: { content: 'c0', breakdown: [{ term: 't1', meaning: 'm1' }] },
  timeline: { events: [{ period: 'p1', date: 'd1', actors: 'a1', event: 'v1', description: 'x1' }], keyTakeaway: 'k1' },
  summary: { content: 'c0', items: ['i1', { title: 'i2', description: 'i3' }], domains: ['d1'], disciplines: ['d2'], keyPoints: ['k1'] },
  focus: { content: 'c0', principles: ['p1'], objective: 'o1', objectives: ['o2'], examples: ['e1'], intervention: 'i1' },
  comparison: { columns: ['col1', 'col2'], rows: [{ label: 'r1', values: ['v1', 'v2'] }], keyDifference: 'k1' },
  key_takeaways: { takeaways: ['t1', { point: 'p1', details: 'd1' }, { topic: 'p2', details: 'd2' }] },
  mnemonic: { mnemonics: [{ concept: 'c1', technique: 't1', breakdown: ['b1', 'b2'] }] },
  diagram_mermaid: { mermaid: 'graph TD; A-->B', note: 'n1' },
  diagram_textual: { nodes: [{ label: 'l1', description: 'd1' }], note: 'n1' },
  qna: { qaPairs: [{ question: 'q1', answer: 'a1' }] },
  case_study: { context: 'c1', problem: 'p1', intervention: 'i1', outcome: 'o1' },
  exercise: { prompt: 'p1', expectedAnswer: 'e1', rationale: 'r1' },
  detailed_summary: { subtitle: 's1', creator: 'c1', theory: 't1', keyConcepts: [{ name: 'n1', description: 'd1' }] },
};

function leaves(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(leaves);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
}

describe('cards of a revision sheet', () => {
  it.each(Object.entries(KINDS))('shows everything of a %s card', (type, fields) => {
    const shown = said(card(type, fields));
    for (const text of Object.values(fields).flatMap(leaves)) expect(shown).toContain(JSON.stringify(text));
  });

  it('shows fields that no kind foresees, and kinds that nobody foresaw', () => {
    expect(said(card('definition', { content: 'c0', anecdote: 'extra' }))).toContain('extra');
    expect(said(card('hologram', { beam: [{ a: 'x1' }, 'x2'], power: 3 }))).toMatch(/x1.*x2.*3/);
  });

  it('keeps Mermaid as text, whatever its field is called', () => {
    expect(card('diagram_mermaid', { mermaid: 'graph TD; A-->B' })).toEqual([{ kind: 'source', label: null, text: 'graph TD; A-->B' }]);
    expect(card('diagram_mermaid', { code: 'mindmap\n root' })[0]).toMatchObject({ kind: 'source' });
    expect(card('diagram_mermaid', { content: 'pie title x', note: 'n' })[0]).toMatchObject({ kind: 'source' });
  });

  it('hides the answers to questions until they are asked for', () => {
    expect(card('qna', KINDS['qna']!)).toEqual([{ kind: 'reveal', question: 'q1', answer: [{ kind: 'text', label: null, text: 'a1', strong: false }] }]);
    expect(card('exercise', KINDS['exercise']!)[0]).toMatchObject({ kind: 'reveal', question: 'p1' });
  });

  it('asks without an answer where the school keeps it back', () => {
    expect(card('qna', { qaPairs: [{ question: 'q1' }] })).toEqual([{ kind: 'text', label: null, text: 'q1', strong: true }]);
    expect(card('exercise', { prompt: 'p1' })).toEqual([{ kind: 'text', label: null, text: 'p1', strong: true }]);
  });

  it('lines a comparison up when its first column has a head, too', () => {
    const [table] = card('comparison', { columns: ['Critère', 'A', 'B'], rows: [{ label: 'x', values: ['1', '2'] }] });
    expect(table).toMatchObject({ kind: 'table', columns: ['A', 'B'], rows: [{ label: 'x', values: ['1', '2'] }] });
  });

  it('compares people who are described instead of tabulated', () => {
    expect(card('comparison', { professionals: [{ name: 'Kiné', role: 'soigne' }] })[0]).toMatchObject({ kind: 'terms', items: [{ term: 'Kiné' }] });
  });

  it('survives fields of another shape than usual', () => {
    expect(said(card('qna', { qaPairs: 'just text' }))).toContain('just text');
    expect(said(card('timeline', { events: { a: 'x1' } }))).toContain('x1');
    expect(card('definition', { content: '   ', examples: [] })).toEqual([]);
  });
});
