import { useState } from 'preact/hooks';
import { Alert } from '../../design/Alert';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { Preferences } from '../../design/Preferences';
import { session } from '../../lib/app';
import { useTexts } from '../../lib/i18n/texts';
import { useSpace, useSyncState } from '../space';
import { shellTexts } from './texts';

/** Name, language and look, and the way out. */
export function Me() {
  const t = useTexts(shellTexts);
  const { user } = useSpace();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="student-me" aria-label={t.openMe(user.displayName)} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span aria-hidden="true">{initials(user.displayName)}</span>
      </button>
      {open && (
        <Dialog title={t.me} onClose={() => setOpen(false)}>
          <div class="stack stack-l">
            <div>
              <strong>{user.displayName}</strong>
              <div class="soft">
                {t.school} {user.tenantId}
              </div>
            </div>
            <Preferences />
            <Leave />
          </div>
        </Dialog>
      )}
    </>
  );
}

/** Signing out at once when everything has reached the school; else only after a last try to send it and a clear word. */
export function Leave({ signOut = () => session.signOut() }: { readonly signOut?: () => Promise<void> }) {
  const t = useTexts(shellTexts);
  const { sync } = useSpace();
  const state = useSyncState();
  const [busy, setBusy] = useState(false);
  const [warned, setWarned] = useState(false);
  // A store that cannot be read may hold anything.
  const unsent = (): boolean => sync.current.pending > 0 || sync.current.rejected > 0 || sync.current.code === 'sync.storage';

  async function leave(): Promise<void> {
    if (!warned) {
      setBusy(true);
      // The figures may be of an hour ago, and the way may be free again.
      await Promise.race([sync.nudge(), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
      setBusy(false);
      if (unsent()) {
        setWarned(true);
        return;
      }
    }
    await signOut();
  }

  return (
    <>
      {(warned || state.pending > 0) && (
        <Alert tone="warn" title={state.pending > 0 ? t.unsent(state.answers) : undefined} loud={warned}>
          {t.leaveWaiting}
        </Alert>
      )}
      <Button size="large" wide busy={busy} kind={warned ? 'danger' : 'plain'} onClick={() => void leave()}>
        {warned ? t.leaveAnyway : t.leave}
      </Button>
    </>
  );
}

/** How long somebody who wants to leave waits for the last try. */
const PATIENCE_MS = 4_000;

function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => word !== '');
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '').join('').toUpperCase();
}
