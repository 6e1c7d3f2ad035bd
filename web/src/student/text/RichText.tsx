import { Fragment } from 'preact';
import { blocks, runs, type Run } from './inline';

/** Text of a theme over several lines, as text nodes. */
export function RichText({ text }: { readonly text: string }) {
  return (
    <div class="rich">
      {blocks(text).map((block, index) =>
        block.kind === 'bullets' ? (
          <ul key={index}>
            {block.items.map((item, at) => (
              <li key={at}>
                <Runs runs={item} />
              </li>
            ))}
          </ul>
        ) : (
          <p key={index}>
            {block.lines.map((line, at) => (
              <Fragment key={at}>
                {at > 0 && <br />}
                <Runs runs={line} />
              </Fragment>
            ))}
          </p>
        ),
      )}
    </div>
  );
}

/** Text of a theme within a line. */
export function InlineText({ text }: { readonly text: string }) {
  return <Runs runs={runs(text)} />;
}

function Runs({ runs: parts }: { readonly runs: readonly Run[] }) {
  return (
    <>
      {parts.map((run, index) => (
        <Piece key={index} run={run} />
      ))}
    </>
  );
}

function Piece({ run }: { readonly run: Run }) {
  switch (run.kind) {
    case 'strong':
      return <strong>{run.text}</strong>;
    case 'emphasis':
      return <em>{run.text}</em>;
    case 'code':
      return <code>{run.text}</code>;
    case 'link':
      return (
        <a href={run.href} target="_blank" rel="noopener noreferrer nofollow">
          {run.text}
        </a>
      );
    case 'text':
      return <>{run.text}</>;
  }
}
