import { useState } from 'preact/hooks';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { ProblemAlert } from '../../design/ProblemAlert';
import { session } from '../../lib/app';
import { useTexts } from '../../lib/i18n/texts';
import { navigate } from '../../lib/router/location';
import { commonTexts } from '../../lib/texts/common';
import { useMe } from '../me';
import { staffTexts } from '../staffTexts';

/** For an account with several schools: goes on in another one without signing in again. */
export function SwitchSchool() {
  const t = useTexts(staffTexts);
  const common = useTexts(commonTexts);
  const me = useMe();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const others = me.memberships.filter((membership) => membership.tenantId !== me.tenantId);
  if (others.length === 0) return null;

  async function go(tenantId: string) {
    setBusy(tenantId);
    setError(null);
    try {
      await session.switchTo(tenantId);
      // What is open belongs to the school that was left.
      navigate('/staff');
    } catch (reason) {
      setError(reason);
      setBusy(null);
    }
  }

  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t.switchSchool}
      </Button>
      {open && (
        <Dialog title={t.switchSchool} onClose={() => setOpen(false)}>
          <div class="stack">
            <p class="soft">{t.switchHint}</p>
            <ProblemAlert error={error} />
            <ul role="list" class="stack stack-s">
              {others.map(({ tenantId, tenantName, role }) => (
                <li key={tenantId}>
                  <Button wide size="large" busy={busy === tenantId} disabled={busy !== null} onClick={() => void go(tenantId)}>
                    {tenantName} · {common.roles[role] ?? role}
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        </Dialog>
      )}
    </>
  );
}
