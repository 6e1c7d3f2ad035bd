/**
 * Reads the little formatting that themes use. It never makes markup: the outcome is plain data of which a component makes text nodes,
 * so whatever else an author wrote, tags included, is shown as the characters it consists of.
 */
export type Run =
  | { readonly kind: 'text' | 'strong' | 'emphasis' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

export type Block =
  | { readonly kind: 'paragraph'; readonly lines: readonly (readonly Run[])[] }
  | { readonly kind: 'bullets'; readonly items: readonly (readonly Run[])[] };

const MARKS = /`([^`\n]+)`|\*\*([^*\n]+)\*\*|__([^_\n]+)__|\*([^*\s\n](?:[^*\n]*[^*\s\n])?)\*|\[([^\]\n]+)\]\(([^()\s]+)\)/g;
const BULLET = /^\s*(?:[-*•]|\d{1,2}[.)])\s+(.+)$/;

export function runs(text: string): readonly Run[] {
  const found: Run[] = [];
  let from = 0;
  for (const match of text.matchAll(MARKS)) {
    const run = runOf(match);
    if (run === null) continue;
    if (match.index > from) found.push({ kind: 'text', text: text.slice(from, match.index) });
    found.push(run);
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push({ kind: 'text', text: text.slice(from) });
  return found;
}

function runOf(match: RegExpMatchArray): Run | null {
  const [, code, strong, underlined, emphasis, label, href] = match;
  if (code !== undefined) return { kind: 'code', text: code };
  if (strong !== undefined) return { kind: 'strong', text: strong };
  if (underlined !== undefined) return { kind: 'strong', text: underlined };
  if (emphasis !== undefined) return { kind: 'emphasis', text: emphasis };
  const address = href === undefined ? null : safeAddress(href);
  return address === null || label === undefined ? null : { kind: 'link', text: label, href: address };
}

/** Only http and https lead anywhere: no script, no file, no data. */
export function safeAddress(href: string): string | null {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}

export function blocks(text: string): readonly Block[] {
  const found: Block[] = [];
  for (const chunk of text.replaceAll('\r\n', '\n').split(/\n\s*\n/)) {
    for (const block of chunkBlocks(chunk.split('\n'))) found.push(block);
  }
  return found;
}

function chunkBlocks(lines: readonly string[]): readonly Block[] {
  const found: { kind: Block['kind']; rows: (readonly Run[])[] }[] = [];
  for (const line of lines) {
    if (line.trim() === '') continue;
    const bullet = BULLET.exec(line)?.[1];
    const kind = bullet === undefined ? 'paragraph' : 'bullets';
    const last = found.at(-1);
    const row = runs(bullet ?? line);
    if (last?.kind === kind) last.rows.push(row);
    else found.push({ kind, rows: [row] });
  }
  return found.map((block): Block => (block.kind === 'paragraph' ? { kind: 'paragraph', lines: block.rows } : { kind: 'bullets', items: block.rows }));
}
