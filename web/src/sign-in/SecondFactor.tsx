import { useState } from 'preact/hooks';
import { Button } from '../design/Button';
import { TextField } from '../design/Field';
import { ProblemAlert } from '../design/ProblemAlert';
import { useTexts } from '../lib/i18n/texts';
import type { SecondFactorStep } from '../lib/session/types';
import { signInTexts } from './texts';

interface SecondFactorProps {
  readonly step: SecondFactorStep;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onCode: (code: string) => void;
  readonly onOther: () => void;
}

/** In groups of four, as people type it into an app. */
const grouped = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ');

/** The code of the authenticator app; at the first sign-in, the key that goes into it before. */
export function SecondFactor({ step, busy, error, onCode, onOther }: SecondFactorProps) {
  const t = useTexts(signInTexts);
  const [code, setCode] = useState('');
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onCode(code);
      }}
    >
      <ProblemAlert error={error} />
      {step.secret && (
        <>
          <p>{t.enrolHint}</p>
          <p>
            <span class="soft">{t.enrolKey}</span>
            <br />
            <code>{grouped(step.secret)}</code>
          </p>
          {step.uri && (
            <p>
              <a href={step.uri}>{t.enrolOpen}</a>
            </p>
          )}
        </>
      )}
      <TextField
        label={t.code}
        hint={t.codeHint}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        value={code}
        onValue={setCode}
      />
      <Button type="submit" kind="primary" size="large" wide busy={busy}>
        {t.submit}
      </Button>
      <Button kind="quiet" onClick={onOther}>
        {t.other}
      </Button>
    </form>
  );
}
