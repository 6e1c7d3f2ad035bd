import { useState } from 'preact/hooks';
import { Button } from '../design/Button';
import { TextField } from '../design/Field';
import { ProblemAlert } from '../design/ProblemAlert';
import { session } from '../lib/app';
import { useTexts } from '../lib/i18n/texts';
import type { Membership } from '../lib/session/types';
import { commonTexts } from '../lib/texts/common';
import { signInTexts } from './texts';

interface StaffFormProps {
  /** Called once somebody is signed in. */
  readonly onSignedIn: () => void;
  /** Signing in again, after the session ended: straight into the school it was about. */
  readonly tenantId?: string | null;
}

/** E-mail and password, then the school when the account has several. */
export function StaffForm({ onSignedIn, tenantId = null }: StaffFormProps) {
  const t = useTexts(signInTexts);
  const common = useTexts(commonTexts);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [choices, setChoices] = useState<readonly Membership[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function submit(school: string | null) {
    setBusy(true);
    setError(null);
    try {
      const memberships = await session.signIn(email.trim(), password, school);
      if (memberships === null) onSignedIn();
      else setChoices(memberships);
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  }

  if (choices) {
    return (
      <div class="stack">
        <p class="soft">{t.chooseIntro}</p>
        <ProblemAlert error={error} />
        <ul role="list" class="stack stack-s">
          {choices.map((choice) => (
            <li key={`${choice.tenantId}/${choice.role}`}>
              <Button wide size="large" busy={busy} onClick={() => submit(choice.tenantId)}>
                {choice.tenantName} · {common.roles[choice.role] ?? choice.role}
              </Button>
            </li>
          ))}
        </ul>
        <Button kind="quiet" onClick={() => setChoices(null)}>
          {t.other}
        </Button>
      </div>
    );
  }

  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit(tenantId);
      }}
    >
      <ProblemAlert error={error} />
      <TextField label={t.email} type="email" name="email" autoComplete="username" required value={email} onValue={setEmail} />
      <TextField
        label={t.password}
        type="password"
        name="password"
        autoComplete="current-password"
        required
        value={password}
        onValue={setPassword}
      />
      <Button type="submit" kind="primary" size="large" wide busy={busy}>
        {t.submit}
      </Button>
    </form>
  );
}
