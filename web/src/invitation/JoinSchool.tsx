import { useState } from 'preact/hooks';
import { Button } from '../design/Button';
import { ProblemAlert } from '../design/ProblemAlert';
import { api, session } from '../lib/app';
import { useTexts } from '../lib/i18n/texts';
import { navigate } from '../lib/router/location';
import type { InvitationView } from '../lib/session/oneTime';
import { invitationTexts } from './texts';

interface JoinSchoolProps {
  readonly token: string;
  readonly offered: InvitationView;
  /** Who is signed in. */
  readonly name: string;
}

/** The owner of an account says whether it opens one school more. */
export function JoinSchool({ token, offered, name }: JoinSchoolProps) {
  const t = useTexts(invitationTexts);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function join() {
    setBusy(true);
    setError(null);
    try {
      await api.ask('POST /api/auth/link', { body: { token } });
      await session.switchTo(offered.tenantId);
      navigate('/staff', { replace: true });
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  }

  return (
    <>
      <p>{t.signedInAs(name)}</p>
      <p class="soft">{t.joinHint}</p>
      <ProblemAlert error={error} />
      <Button kind="primary" size="large" wide busy={busy} onClick={() => void join()}>
        {t.join}
      </Button>
      <Button kind="quiet" onClick={() => void session.signOut()}>
        {t.notMe}
      </Button>
    </>
  );
}
