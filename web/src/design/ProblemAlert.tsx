import { useTexts } from '../lib/i18n/texts';
import { useProblemText, type FieldNames } from '../lib/problems/problemText';
import { commonTexts } from '../lib/texts/common';
import { Alert } from './Alert';

interface ProblemAlertProps {
  readonly error: unknown;
  /** What fields are called here, where no form shows them. */
  readonly fields?: FieldNames;
}

/** A refused or failed command, above the form that keeps what was typed. */
export function ProblemAlert({ error, fields }: ProblemAlertProps) {
  const t = useTexts(commonTexts);
  const describe = useProblemText();
  if (error === null || error === undefined) return null;
  const text = describe(error, fields);
  return (
    <Alert tone="bad" title={text.title} loud>
      {text.hint}
      {text.entries.length > 0 && (
        <ul>
          {text.entries.map((entry) => (
            <li key={entry}>{entry}</li>
          ))}
        </ul>
      )}
      {text.reference && (
        <p class="soft">
          {t.reference} <code>{text.reference}</code>
        </p>
      )}
    </Alert>
  );
}
