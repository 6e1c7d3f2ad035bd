import { useState } from 'preact/hooks';
import { session } from '../../lib/app';
import { useTexts } from '../../lib/i18n/texts';
import { useStore } from '../../lib/store';
import type { SyncState } from '../queue/sync';
import { IconCloud } from '../shell/icons';
import { useSyncState } from '../space';
import { SyncDialog } from './SyncDialog';
import { savingTexts, type SavingTexts } from './texts';
import './saving.css';

/** Whether everything has reached the school: always in sight, in words, and announced when it changes. */
export function SyncBadge() {
  const t = useTexts(savingTexts);
  const state = useShownState();
  const [open, setOpen] = useState(false);
  const words = badgeText(state, t);
  const look = state.phase === 'saved' && state.rejected > 0 ? 'problem' : state.phase === 'checking' ? 'waiting' : state.phase;
  return (
    <>
      <button type="button" class={`sync sync-${look}`} data-phase={state.phase} data-pending={state.pending} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <IconCloud state={drawing(state)} />
        <span class="sync-words">{words}</span>
      </button>
      <span class="unseen" role="status">
        {t.open(words)}
      </span>
      {open && <SyncDialog state={state} onClose={() => setOpen(false)} />}
    </>
  );
}

/** A session that ended holds the queue back, whatever the queue itself is doing. */
function useShownState(): SyncState {
  const state = useSyncState();
  const expired = useStore(session.state).status === 'expired';
  return expired && state.pending > 0 ? { ...state, phase: 'signed-out' } : state;
}

export function badgeText(state: SyncState, t: SavingTexts): string {
  if (state.phase === 'saved' && state.rejected > 0) return t.rejected(state.rejected);
  switch (state.phase) {
    case 'checking':
      return t.checking;
    case 'saved':
      return t.saved;
    case 'sending':
      return t.sending;
    case 'waiting':
      return t.waiting(state.answers);
    case 'offline':
      return t.offline(state.answers);
    case 'signed-out':
      return t.signedOut;
    case 'problem':
      return t.problem;
  }
}

function drawing(state: SyncState): 'saved' | 'busy' | 'off' | 'problem' {
  if (state.phase === 'saved') return state.rejected > 0 ? 'problem' : 'saved';
  if (state.phase === 'offline') return 'off';
  return state.phase === 'problem' || state.phase === 'signed-out' ? 'problem' : 'busy';
}
