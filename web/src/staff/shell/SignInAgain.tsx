import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { session } from '../../lib/app';
import { useTexts } from '../../lib/i18n/texts';
import { useStore } from '../../lib/store';
import { StaffForm } from '../../sign-in/StaffForm';
import { signInTexts } from '../../sign-in/texts';

/** Stands over the screen when the session ended in the middle of work: signing in again goes on where it stopped. */
export function SignInAgain() {
  const t = useTexts(signInTexts);
  const state = useStore(session.state);
  if (state.status !== 'expired') return null;
  return (
    <Dialog title={t.againTitle} onClose={() => session.abandon()}>
      <div class="stack">
        <p class="soft">{t.againHint}</p>
        <StaffForm tenantId={state.user.tenantId} onSignedIn={() => undefined} />
        <Button kind="quiet" onClick={() => session.abandon()}>
          {t.leave}
        </Button>
      </div>
    </Dialog>
  );
}
