import { useEffect, useState } from 'preact/hooks';
import { Alert } from '../../design/Alert';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { useFormat } from '../../lib/i18n/format';
import { useTexts } from '../../lib/i18n/texts';
import type { RefusedEvent } from '../queue/outbox';
import type { SyncState } from '../queue/sync';
import { useSpace } from '../space';
import { savingTexts, type SavingTexts } from './texts';

/** What the sign in the header means, what waits, and what the school refused. */
export function SyncDialog({ state, onClose }: { readonly state: SyncState; readonly onClose: () => void }) {
  const t = useTexts(savingTexts);
  const { sync } = useSpace();
  return (
    <Dialog title={t.title} onClose={onClose}>
      <div class="stack stack-l">
        <p>{explanation(state, t)}</p>
        {state.pending > 0 && (
          <div class="stack stack-s">
            <p>
              <strong>{t.pending(state.answers)}</strong>
            </p>
            {state.phase !== 'signed-out' && (
              <Button size="large" onClick={() => void sync.nudge()} busy={state.phase === 'sending'}>
                {t.now}
              </Button>
            )}
          </div>
        )}
        {state.rejected > 0 && <Rejected count={state.rejected} />}
      </div>
    </Dialog>
  );
}

function explanation(state: SyncState, t: SavingTexts): string {
  if (state.code === 'sync.storage') return t.storage;
  if (state.code === 'tenant.suspended' || state.code === 'tenant.read_only') return t.readOnly;
  if (state.phase === 'offline' && state.pending === 0) return t.offlineEmpty;
  return state.phase === 'saved' && state.rejected > 0 ? t.rest : t.explain[state.phase];
}

function Rejected({ count }: { readonly count: number }) {
  const t = useTexts(savingTexts);
  const format = useFormat();
  const { outbox, sync } = useSpace();
  const [items, setItems] = useState<readonly RefusedEvent[]>([]);
  useEffect(() => {
    void outbox.rejected().then(setItems);
  }, [outbox, count]);

  async function again(): Promise<void> {
    await outbox.retryRejected();
    await sync.nudge();
  }

  return (
    <Alert tone="bad" title={t.rejectedTitle}>
      <div class="stack">
        <p>{t.rejectedHint}</p>
        <ul class="sync-rejected">
          {items.map(({ event, code, message }) => (
            <li key={event.eventId}>
              <strong>{t.types[event.type]}</strong> · {format.instant(event.occurredAt)}
              <div>{t.reasons[code] ?? message}</div>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <div>
          <Button onClick={() => void again()}>{t.again}</Button>
        </div>
      </div>
    </Alert>
  );
}
