import { isObject, list, objects, text, type Json, type JsonObject } from '../theme/json';
import type { Card } from '../theme/nativeTheme';

/** What a card shows, free of markup: every kind of card comes down to these few parts, and one component draws them. */
export type Part =
  | { readonly kind: 'text'; readonly label: string | null; readonly text: string; readonly strong: boolean }
  | { readonly kind: 'list'; readonly label: string | null; readonly items: readonly string[] }
  | { readonly kind: 'terms'; readonly label: string | null; readonly items: readonly Term[] }
  | { readonly kind: 'steps'; readonly label: string | null; readonly items: readonly Term[] }
  | { readonly kind: 'table'; readonly label: string | null; readonly columns: readonly string[]; readonly rows: readonly Row[] }
  | { readonly kind: 'source'; readonly label: string | null; readonly text: string }
  | { readonly kind: 'reveal'; readonly question: string; readonly answer: readonly Part[] }
  | { readonly kind: 'group'; readonly label: string | null; readonly parts: readonly Part[] };

export interface Term {
  readonly term: string;
  readonly more: readonly Part[];
}

export interface Row {
  readonly label: string;
  readonly values: readonly string[];
}

type Style = 'plain' | 'unlabelled' | 'strong' | 'terms' | 'steps' | 'source' | 'table' | 'reveal';
type Field = readonly [name: string, style: Style];

/** The fields of each kind in reading order. Whatever else an author wrote follows after them: nothing of a card is dropped. */
const FIELDS: Readonly<Record<string, readonly Field[]>> = {
  definition: [['content', 'unlabelled'], ['definition', 'unlabelled'], ['examples', 'plain'], ['synonyms', 'plain'], ['keyPoints', 'plain']],
  etymology: [['content', 'unlabelled'], ['breakdown', 'terms']],
  timeline: [['content', 'unlabelled'], ['events', 'steps'], ['timeline', 'steps'], ['keyTakeaway', 'strong'], ['summary', 'strong']],
  summary: [['content', 'unlabelled'], ['items', 'plain'], ['domains', 'plain'], ['disciplines', 'plain'], ['keyPoints', 'plain']],
  focus: [['content', 'unlabelled'], ['objective', 'plain'], ['objectives', 'plain'], ['principles', 'plain'], ['examples', 'plain'], ['intervention', 'plain']],
  comparison: [['content', 'unlabelled'], ['rows', 'table'], ['professionals', 'table'], ['keyDifference', 'strong']],
  key_takeaways: [['content', 'unlabelled'], ['takeaways', 'terms']],
  mnemonic: [['content', 'unlabelled'], ['mnemonics', 'terms']],
  diagram_mermaid: [['content', 'unlabelled'], ['mermaid', 'source'], ['note', 'plain']],
  diagram_textual: [['content', 'unlabelled'], ['nodes', 'steps'], ['note', 'plain']],
  qna: [['content', 'unlabelled'], ['qaPairs', 'reveal']],
  case_study: [['content', 'unlabelled'], ['context', 'plain'], ['problem', 'plain'], ['intervention', 'plain'], ['outcome', 'plain']],
  exercise: [['prompt', 'reveal']],
  detailed_summary: [['subtitle', 'strong'], ['creator', 'plain'], ['founder', 'plain'], ['content', 'unlabelled'], ['theory', 'plain'], ['keyConcepts', 'terms']],
};

/** Members that name an element, best first. */
const NAMES = ['term', 'label', 'concept', 'point', 'name', 'title', 'topic', 'event', 'question', 'period'];
const MERMAID = /^\s*(mindmap|flowchart|graph|sequenceDiagram|pie|stateDiagram|classDiagram|erDiagram|gantt|journey|timeline)\b/;

export function partsOf(card: Card): readonly Part[] {
  const known = FIELDS[card.type] ?? [];
  const parts = known.flatMap(([name, style]) => fieldParts(card.fields, name, style));
  const taken = new Set([...known.map(([name]) => name), ...companions(card)]);
  const rest = Object.entries(card.fields).filter(([name]) => !taken.has(name));
  return [...parts, ...rest.flatMap(([name, value]) => (isMermaid(card, value) ? sourceParts(null, value) : plainParts(name, value)))];
}

/** Fields that are shown together with another one. */
function companions(card: Card): readonly string[] {
  if (card.type === 'comparison' && list(card.fields['rows']).length > 0) return ['columns'];
  return card.type === 'exercise' && text(card.fields['prompt']) !== null ? ['expectedAnswer', 'rationale', 'answer'] : [];
}

function isMermaid(card: Card, value: Json): boolean {
  return card.type === 'diagram_mermaid' && typeof value === 'string' && MERMAID.test(value);
}

function fieldParts(fields: JsonObject, name: string, style: Style): readonly Part[] {
  const value = fields[name];
  if (value === undefined) return [];
  switch (style) {
    case 'plain':
      return plainParts(name, value);
    case 'unlabelled':
      return typeof value === 'string' && MERMAID.test(value) && name === 'content' && 'note' in fields ? sourceParts(null, value) : plainParts(null, value);
    case 'strong':
      return textPart(value, null, true) ?? plainParts(name, value);
    case 'source':
      return sourceParts(null, value);
    case 'terms':
      return termsPart('terms', name, value);
    case 'steps':
      return termsPart('steps', null, value);
    case 'table':
      return tablePart(name, value, fields['columns']);
    case 'reveal':
      return name === 'prompt' ? exercise(fields) : questions(value);
  }
}

function textPart(value: Json, label: string | null, strong = false): readonly Part[] | null {
  const said = text(value);
  return said === null ? null : [{ kind: 'text', label, text: said, strong }];
}

function sourceParts(label: string | null, value: Json): readonly Part[] {
  return typeof value === 'string' ? [{ kind: 'source', label, text: value }] : plainParts(label, value);
}

/** Any value, drawn by its shape. */
function plainParts(label: string | null, value: Json): readonly Part[] {
  const said = textPart(value, label);
  if (said !== null) return said;
  if (isObject(value)) return group(label, memberParts(value, []));
  const items = list(value);
  if (items.length === 0) return [];
  if (items.every((item) => text(item) !== null)) return [{ kind: 'list', label, items: items.flatMap((item) => text(item) ?? []) }];
  return termsPart('terms', label, value);
}

function group(label: string | null, parts: readonly Part[]): readonly Part[] {
  return parts.length === 0 ? [] : [{ kind: 'group', label, parts }];
}

function memberParts(value: JsonObject, except: readonly string[]): readonly Part[] {
  return Object.entries(value)
    .filter(([name]) => !except.includes(name))
    .flatMap(([name, member]) => plainParts(OBVIOUS.has(name) ? null : name, member));
}

/** Members whose name says nothing to a reader. */
const OBVIOUS = new Set(['answer', 'description', 'meaning', 'details', 'text', 'content', 'definition', 'technique', 'explanation', 'event', 'breakdown', 'date', 'values']);

function termsPart(kind: 'terms' | 'steps', label: string | null, value: Json): readonly Part[] {
  if (typeof value === 'string') return plainParts(label, value);
  const items = list(value).flatMap((item): Term[] => {
    const said = text(item);
    if (said !== null) return [{ term: said, more: [] }];
    if (!isObject(item)) return list(item).length === 0 ? [] : [{ term: '', more: plainParts(null, item) }];
    return [termOf(item, kind)];
  });
  return items.length === 0 ? (isObject(value) ? plainParts(label, value) : []) : [{ kind, label, items }];
}

function termOf(item: JsonObject, kind: 'terms' | 'steps'): Term {
  // On a line of time the period comes first, whatever else there is.
  const names = kind === 'steps' ? ['period', 'date', ...NAMES] : NAMES;
  const name = names.find((one) => text(item[one]) !== null);
  if (name === undefined) return { term: '', more: memberParts(item, []) };
  return { term: text(item[name]) ?? '', more: memberParts(item, [name]) };
}

function tablePart(label: string, value: Json, columns: Json | undefined): readonly Part[] {
  const rows = objects(value);
  if (rows.length === 0) return plainParts(label, value);
  if (rows.every((row) => Array.isArray(row['values']))) {
    const heads = list(columns).map((head) => text(head) ?? '');
    const body = rows.map((row) => ({ label: text(row['label']) ?? '', values: list(row['values']).map((cell) => text(cell) ?? '') }));
    const width = Math.max(0, ...body.map((row) => row.values.length));
    // Some authors name the first column, too.
    return [{ kind: 'table', label: null, columns: heads.length > width ? heads.slice(heads.length - width) : heads, rows: body }];
  }
  return termsPart('terms', null, value);
}

function questions(value: Json): readonly Part[] {
  const pairs = objects(value);
  if (pairs.length === 0) return plainParts(null, value);
  return pairs.flatMap((pair): Part[] => {
    const question = text(pair['question']);
    if (question === null) return [...plainParts(null, pair)];
    return [reveal(question, memberParts(pair, ['question']))];
  });
}

function exercise(fields: JsonObject): readonly Part[] {
  const prompt = text(fields['prompt']);
  if (prompt === null) return [];
  const answer = ['expectedAnswer', 'answer', 'rationale'].flatMap((name) => {
    const value = fields[name];
    return value === undefined ? [] : plainParts(name === 'rationale' ? name : null, value);
  });
  return [reveal(prompt, answer)];
}

/** Without an answer (the school keeps it back before an exam) only the question is left. */
function reveal(question: string, answer: readonly Part[]): Part {
  return answer.length === 0 ? { kind: 'text', label: null, text: question, strong: true } : { kind: 'reveal', question, answer };
}
