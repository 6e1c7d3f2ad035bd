import { useEffect, useRef } from 'preact/hooks';

/** Milliseconds that `key` has been looked at; a screen that is put away does not count. Reading starts it anew. */
export function useStopwatch(key: string): () => number {
  const state = useRef({ since: performance.now(), sum: 0 });
  useEffect(() => {
    state.current = { since: performance.now(), sum: 0 };
    const changed = (): void => {
      const now = performance.now();
      if (document.visibilityState === 'hidden') state.current.sum += now - state.current.since;
      else state.current.since = now;
    };
    document.addEventListener('visibilitychange', changed);
    return () => document.removeEventListener('visibilitychange', changed);
  }, [key]);
  return () => {
    const now = performance.now();
    const { since, sum } = state.current;
    state.current = { since: now, sum: 0 };
    return document.visibilityState === 'hidden' ? sum : sum + now - since;
  };
}
