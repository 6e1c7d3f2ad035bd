import { useCallback, useEffect, useRef, useState, type Inputs } from 'preact/hooks';

/** What is known about something that is being read. The last good data stays while it is read again. */
export interface Reading<T> {
  readonly data: T | null;
  readonly error: unknown;
  readonly loading: boolean;
  readonly reload: () => void;
}

/**
 * Reads something whenever `inputs` change, and again on `reload`. An answer that comes after the next question was asked is dropped.
 * With other inputs the old data goes, unless `keep` says that it may stay in place until the new one comes (filters).
 */
export function useRead<T>(read: (signal: AbortSignal) => Promise<T>, inputs: Inputs, { keep = false }: { readonly keep?: boolean } = {}): Reading<T> {
  const [round, setRound] = useState(0);
  const [state, setState] = useState<{ data: T | null; error: unknown; loading: boolean }>({ data: null, error: null, loading: true });
  const latest = useRef(read);
  latest.current = read;
  const seen = useRef(round);

  useEffect(() => {
    const controller = new AbortController();
    const again = seen.current !== round;
    seen.current = round;
    setState((before) => ({ data: again || keep ? before.data : null, error: null, loading: true }));
    latest.current(controller.signal).then(
      (data) => {
        if (!controller.signal.aborted) setState({ data, error: null, loading: false });
      },
      (error: unknown) => {
        if (!controller.signal.aborted) setState((before) => ({ data: before.data, error, loading: false }));
      },
    );
    return () => controller.abort();
  }, [...inputs, round]);

  const reload = useCallback(() => setRound((count) => count + 1), []);
  return { ...state, reload };
}
