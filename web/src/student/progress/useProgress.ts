import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Progress } from '../contract';
import type { Kept } from '../library/library';
import { useSpace } from '../space';

export interface ProgressReading {
  readonly kept: Kept<Progress> | null;
  readonly error: unknown;
  readonly reload: () => void;
}

/** The figures of the last visit at once, then those of now; read again after work was handed over. */
export function useProgress(): ProgressReading {
  const { library, sync } = useSpace();
  const [kept, setKept] = useState<Kept<Progress> | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((count) => count + 1), []);

  useEffect(() => {
    let gone = false;
    async function read(): Promise<void> {
      const before = await library.keptProgress();
      if (!gone && before !== null) setKept(before);
      const fresh = await library.progress();
      if (gone) return;
      setKept(fresh);
      setError(null);
    }
    read().catch((reason: unknown) => {
      if (!gone) setError(reason);
    });
    return () => {
      gone = true;
    };
  }, [library, round]);

  useEffect(() => {
    let pending = sync.current.pending;
    return sync.subscribe((state) => {
      if (state.phase === 'saved' && pending > 0) reload();
      pending = state.pending;
    });
  }, [sync, reload]);

  return { kept, error, reload };
}
