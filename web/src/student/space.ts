import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { ApiClient } from '../lib/api/client';
import { connection } from '../lib/api/client';
import { exclusively } from '../lib/session/tabs';
import type { SessionUser } from '../lib/session/types';
import type { Moment } from './play/attempt';
import { Attempts } from './play/attempts';
import { Library } from './library/library';
import { Outbox } from './queue/outbox';
import { postEvents, type Sender } from './queue/post';
import { Sync, type SyncState } from './queue/sync';
import { deviceId } from './store/device';
import { openStudentDb } from './store/studentDb';

/** Everything of one student on this device: their store, their queue and what hands it over. */
export interface Space {
  readonly user: SessionUser;
  readonly outbox: Outbox;
  readonly attempts: Attempts;
  readonly library: Library;
  readonly sync: Sync;
  close(): void;
}

export function isOffline(): boolean {
  return !navigator.onLine || connection.get() === 'down';
}

export function momentNow(): Moment {
  return { now: new Date().toISOString(), offline: isOffline() };
}

export async function openSpace(user: SessionUser, sender: Sender, api: ApiClient): Promise<Space> {
  const who = { tenantId: user.tenantId, studentId: user.id };
  const db = await openStudentDb(who);
  const outbox = new Outbox(db, user.id, await deviceId());
  const name = `studymate.queue/${who.tenantId}/${who.studentId}`;
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
  const sync = new Sync({
    outbox,
    post: (events) => postEvents(sender, user.id, events),
    exclusively: (work) => exclusively(name, work),
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    random: Math.random,
    offline: isOffline,
    tell: () => channel?.postMessage('changed'),
  });
  const online = (): void => void sync.nudge();
  const offline = (): void => void sync.lost();
  // A tablet that was put away comes back without an event of the network.
  const seen = (): void => {
    if (document.visibilityState === 'visible') void sync.nudge();
  };
  channel?.addEventListener('message', () => void sync.recount());
  // The browser may think that it has a network while the school does not answer: whoever asked it last knows better.
  const forgetConnection = connection.subscribe((state) => void (state === 'down' ? sync.lost() : sync.nudge()));
  window.addEventListener('online', online);
  window.addEventListener('offline', offline);
  document.addEventListener('visibilitychange', seen);
  void sync.nudge();
  return {
    user,
    outbox,
    sync,
    attempts: new Attempts(outbox),
    library: new Library(api, outbox, user.id),
    close: () => {
      forgetConnection();
      window.removeEventListener('online', online);
      window.removeEventListener('offline', offline);
      document.removeEventListener('visibilitychange', seen);
      sync.stop();
      channel?.close();
      db.close();
    },
  };
}

const SpaceContext = createContext<Space | null>(null);
export const SpaceProvider = SpaceContext.Provider;

export function useSpace(): Space {
  const space = useContext(SpaceContext);
  if (space === null) throw new Error('A student screen stands inside the student app.');
  return space;
}

export function useSyncState(): SyncState {
  const { sync } = useSpace();
  const [state, setState] = useState(sync.current);
  useEffect(() => {
    setState(sync.current);
    return sync.subscribe(setState);
  }, [sync]);
  return state;
}
