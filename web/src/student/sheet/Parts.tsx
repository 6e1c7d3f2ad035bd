import { useTexts } from '../../lib/i18n/texts';
import { InlineText, RichText } from '../text/RichText';
import type { Part, Term } from './cardParts';
import { sheetTexts } from './texts';

/** Draws what a card consists of. */
export function Parts({ parts }: { readonly parts: readonly Part[] }) {
  return (
    <>
      {parts.map((part, index) => (
        <OnePart key={index} part={part} />
      ))}
    </>
  );
}

function OnePart({ part }: { readonly part: Part }) {
  const t = useTexts(sheetTexts);
  switch (part.kind) {
    case 'text':
      return (
        <div class={part.strong ? 'part part-strong' : 'part'}>
          <Label name={part.label} />
          <RichText text={part.text} />
        </div>
      );
    case 'list':
      return (
        <div class="part">
          <Label name={part.label} />
          <ul>
            {part.items.map((item, index) => (
              <li key={index}>
                <InlineText text={item} />
              </li>
            ))}
          </ul>
        </div>
      );
    case 'terms':
      return (
        <div class="part">
          <Label name={part.label} />
          <ul role="list" class="terms">
            {part.items.map((item, index) => (
              <TermItem key={index} item={item} />
            ))}
          </ul>
        </div>
      );
    case 'steps':
      return (
        <ol role="list" class="part steps">
          {part.items.map((item, index) => (
            <TermItem key={index} item={item} />
          ))}
        </ol>
      );
    case 'table':
      return (
        <div class="part part-table" tabIndex={0} role="region" aria-label={part.columns.join(' / ')}>
          <table>
            <thead>
              <tr>
                <td />
                {part.columns.map((column, index) => (
                  <th key={index} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {part.rows.map((row, index) => (
                <tr key={index}>
                  <th scope="row">{row.label}</th>
                  {row.values.map((value, at) => (
                    <td key={at}>
                      <InlineText text={value} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case 'source':
      return (
        <figure class="part source">
          <figcaption>{t.source}</figcaption>
          <pre tabIndex={0}>
            <code>{part.text}</code>
          </pre>
        </figure>
      );
    case 'reveal':
      return (
        <div class="part reveal">
          <div class="reveal-question">
            <RichText text={part.question} />
          </div>
          <details>
            <summary>{t.reveal}</summary>
            <Parts parts={part.answer} />
          </details>
        </div>
      );
    case 'group':
      return (
        <div class="part">
          <Label name={part.label} />
          <Parts parts={part.parts} />
        </div>
      );
  }
}

function TermItem({ item }: { readonly item: Term }) {
  return (
    <li>
      {item.term !== '' && (
        <strong>
          <InlineText text={item.term} />
        </strong>
      )}
      <Parts parts={item.more} />
    </li>
  );
}

/** A field's name in the reader's language; one that the app does not know is shown as its author wrote it, in words. */
function Label({ name }: { readonly name: string | null }) {
  const t = useTexts(sheetTexts);
  if (name === null || HIDDEN.has(name)) return null;
  return <h4 class="part-label">{t.labels[name] ?? inWords(name)}</h4>;
}

/** Lists that are what their card is about: its title says it. */
const HIDDEN = new Set(['items', 'takeaways', 'mnemonics', 'qaPairs', 'nodes', 'events', 'timeline', 'rows', 'professionals']);

export function inWords(name: string): string {
  const spaced = name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
