import { useEffect } from 'preact/hooks';
import type { Reading } from '../../lib/useRead';

/** Milliseconds until figures that are still being computed are read again. */
const AGAIN_MS = 2000;

/** Reads again as long as the server says that its answer is not complete yet. */
export function useUntilCaughtUp({ data, loading, reload }: Reading<unknown>, stale: boolean | undefined): void {
  useEffect(() => {
    if (stale !== true || loading) return;
    const timer = setTimeout(reload, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [data, loading, reload, stale]);
}
