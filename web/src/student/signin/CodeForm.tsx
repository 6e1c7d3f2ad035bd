import { useEffect, useRef, useState } from 'preact/hooks';
import { Alert } from '../../design/Alert';
import { Button } from '../../design/Button';
import { TextField } from '../../design/Field';
import { ProblemAlert } from '../../design/ProblemAlert';
import { ApiError, NetworkError } from '../../lib/api/problem';
import { session } from '../../lib/app';
import { useTexts } from '../../lib/i18n/texts';
import { codeOf } from '../../lib/session/studentCode';
import { remembered } from '../../lib/store';
import { deviceId } from '../store/device';
import { studentSignInTexts } from './texts';

const SCHOOL = 'studymate.school';

interface CodeFormProps {
  /** Signing in again: the school is known and not asked for. */
  readonly school?: string;
  readonly onSignedIn?: () => void;
}

/** School and code; what was typed stays when it is refused. */
export function CodeForm({ school: known, onSignedIn }: CodeFormProps) {
  const t = useTexts(studentSignInTexts);
  // A card's QR code brings both; who holds the card still presses the button.
  const [brought] = useState(() => codeOf(window.location.hash));
  const [school, setSchool] = useState(known ?? brought?.school ?? remembered.read(SCHOOL) ?? '');
  const [code, setCode] = useState(brought !== null && (known === undefined || known === brought.school) ? brought.code : '');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [checked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    // Read once: neither the history nor whoever looks at the address bar keeps a code.
    if (brought !== null) window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
  }, [brought]);

  async function submit(): Promise<void> {
    setChecked(true);
    setError(null);
    if (school.trim() === '' || code.trim() === '') {
      form.current?.querySelector<HTMLInputElement>(school.trim() === '' ? 'input[name=school]' : 'input[name=code]')?.focus();
      return;
    }
    setBusy(true);
    try {
      await session.signInStudent(school.trim().toLowerCase(), code.trim(), await deviceId());
      remembered.write(SCHOOL, school.trim().toLowerCase());
      onSignedIn?.();
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  }

  const missing = (value: string): string | undefined => (checked && value.trim() === '' ? t.missing : undefined);
  return (
    <form
      ref={form}
      class="stack stack-l"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit();
      }}
    >
      <SignInProblem error={error} />
      {known === undefined && (
        <TextField
          label={t.school}
          hint={t.schoolHint}
          error={missing(school)}
          name="school"
          large
          required
          autoComplete="organization"
          autoCapitalize="none"
          spellcheck={false}
          value={school}
          onValue={setSchool}
        />
      )}
      <TextField
        label={t.code}
        hint={t.codeHint}
        error={missing(code)}
        name="code"
        large
        required
        autoComplete="off"
        autoCapitalize="characters"
        spellcheck={false}
        value={code}
        onValue={setCode}
      />
      <Button type="submit" kind="primary" size="large" wide busy={busy}>
        {t.submit}
      </Button>
    </form>
  );
}

function SignInProblem({ error }: { readonly error: unknown }) {
  const t = useTexts(studentSignInTexts);
  if (error instanceof ApiError && error.code === 'auth.invalid_credentials') return <Alert tone="bad" title={t.wrong} loud />;
  if (error instanceof NetworkError) return <Alert tone="warn" title={t.offline} loud />;
  return <ProblemAlert error={error} />;
}
