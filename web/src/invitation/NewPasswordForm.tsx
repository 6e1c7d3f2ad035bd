import { useState } from 'preact/hooks';
import { Button } from '../design/Button';
import { TextField } from '../design/Field';
import { ProblemAlert } from '../design/ProblemAlert';
import { useTexts } from '../lib/i18n/texts';
import { invitationTexts } from './texts';

interface NewPasswordFormProps {
  readonly submit: string;
  /** For the browser's own keeper of passwords. */
  readonly email?: string;
  readonly onPassword: (password: string) => Promise<void>;
}

/** A password, typed twice because nobody sees it. A refusal keeps what was typed. */
export function NewPasswordForm({ submit, email, onPassword }: NewPasswordFormProps) {
  const t = useTexts(invitationTexts);
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [differs, setDiffers] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function save() {
    setDiffers(password !== again);
    setError(null);
    if (busy || password !== again) return;
    setBusy(true);
    try {
      await onPassword(password);
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ProblemAlert error={error} />
      {email && <input type="hidden" name="username" autoComplete="username" value={email} />}
      <TextField
        label={t.password}
        hint={t.passwordHint}
        type="password"
        name="password"
        autoComplete="new-password"
        minLength={10}
        maxLength={128}
        required
        value={password}
        onValue={setPassword}
      />
      <TextField
        label={t.again}
        type="password"
        name="again"
        autoComplete="new-password"
        required
        value={again}
        onValue={setAgain}
        error={differs ? t.differs : undefined}
      />
      <Button type="submit" kind="primary" size="large" wide busy={busy}>
        {submit}
      </Button>
    </form>
  );
}
