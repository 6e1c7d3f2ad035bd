import { useState } from 'preact/hooks';
import { Button } from '../design/Button';
import { TextField } from '../design/Field';
import { ProblemAlert } from '../design/ProblemAlert';
import { session } from '../lib/app';
import { useTexts } from '../lib/i18n/texts';
import type { SignInQuestion } from '../lib/session/types';
import { commonTexts } from '../lib/texts/common';
import { SecondFactor } from './SecondFactor';
import { signInTexts } from './texts';

interface StaffFormProps {
  /** Called once somebody is signed in. */
  readonly onSignedIn: () => void;
  /** Signing in again, after the session ended: straight into the school it was about. */
  readonly tenantId?: string | null;
}

/** E-mail and password, then the school when they open several, or the code of an app for an account of the platform. */
export function StaffForm({ onSignedIn, tenantId = null }: StaffFormProps) {
  const t = useTexts(signInTexts);
  const common = useTexts(commonTexts);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [question, setQuestion] = useState<SignInQuestion | null>(null);
  const [school, setSchool] = useState(tenantId);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function submit(chosen: string | null, code: string | null = null) {
    setBusy(true);
    setError(null);
    setSchool(chosen);
    try {
      const asked = await session.signIn(email.trim(), password, chosen, code);
      if (asked === null) onSignedIn();
      else setQuestion(asked);
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  }

  if (question && 'secondFactor' in question)
    return <SecondFactor step={question.secondFactor} busy={busy} error={error} onCode={(code) => void submit(school, code)} onOther={() => setQuestion(null)} />;

  if (question) {
    return (
      <div class="stack">
        <p class="soft">{t.chooseIntro}</p>
        <ProblemAlert error={error} />
        <ul role="list" class="stack stack-s">
          {question.memberships.map((choice) => (
            <li key={`${choice.tenantId}/${choice.role}`}>
              <Button wide size="large" busy={busy} onClick={() => submit(choice.tenantId)}>
                {choice.tenantName} · {common.roles[choice.role] ?? choice.role}
              </Button>
            </li>
          ))}
        </ul>
        <Button kind="quiet" onClick={() => setQuestion(null)}>
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
