import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Mission } from '../contract';
import type { Kept } from '../library/library';
import type { Attempt } from '../play/attempt';
import { useSpace } from '../space';

export interface MissionsReading {
  readonly missions: readonly Mission[] | null;
  readonly attempts: ReadonlyMap<string, Attempt>;
  /** When the list was read. */
  readonly at: string | null;
  /** The list at hand could not be read anew. */
  readonly stale: boolean;
  readonly error: unknown;
  readonly reload: () => void;
}

/** First what this device keeps, at once; then what the school says, when it can be asked. */
export function useMissions(): MissionsReading {
  const { library, attempts: store, sync } = useSpace();
  const [kept, setKept] = useState<Kept<readonly Mission[]> | null>(null);
  const [attempts, setAttempts] = useState<ReadonlyMap<string, Attempt>>(new Map());
  const [error, setError] = useState<unknown>(null);
  const [round, setRound] = useState(0);

  useEffect(() => {
    let gone = false;
    async function read(): Promise<void> {
      const [before, own] = await Promise.all([library.keptMissions(), store.all()]);
      if (gone) return;
      setAttempts(new Map(own.map((attempt) => [attempt.assignmentId, attempt])));
      if (before !== null) setKept(before);
      const fresh = await library.missions();
      if (gone) return;
      setKept(fresh);
      setError(null);
      void sync.nudge();
      await library.keepFor(fresh.value, own.filter((attempt) => attempt.endedAt === null));
    }
    read().catch((reason: unknown) => {
      if (!gone) setError(reason);
    });
    return () => {
      gone = true;
    };
  }, [library, store, sync, round]);

  // The list is read again when the network returns and when work has been handed over: scores change with it.
  const reload = useCallback(() => setRound((count) => count + 1), []);
  useEffect(() => {
    let waited = sync.current.answers;
    const stop = sync.subscribe((state) => {
      if (state.phase === 'saved' && waited > 0) reload();
      waited = state.answers;
    });
    window.addEventListener('online', reload);
    return () => {
      stop();
      window.removeEventListener('online', reload);
    };
  }, [sync, reload]);

  return { missions: kept?.value ?? null, at: kept?.at ?? null, attempts, stale: error !== null && kept !== null, error, reload };
}
