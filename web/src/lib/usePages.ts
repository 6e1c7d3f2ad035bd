import { useEffect, useRef, useState, type Inputs } from 'preact/hooks';
import { useRead } from './useRead';

export interface PageOf<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** A list that is read page by page. */
export interface Pages<T> {
  /** What is there so far; null until the first page has come. */
  readonly items: readonly T[] | null;
  readonly error: unknown;
  readonly loading: boolean;
  /** Reads the next page; null when there is none. */
  readonly more: (() => void) | null;
  readonly busy: boolean;
  readonly moreError: unknown;
  readonly reload: () => void;
}

interface Tail<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** Reads the first page whenever `inputs` change, and further ones on request. */
export function usePages<T>(read: (cursor: string | undefined, signal?: AbortSignal) => Promise<PageOf<T>>, inputs: Inputs): Pages<T> {
  const first = useRead((signal) => read(undefined, signal), inputs, { keep: true });
  const [tail, setTail] = useState<Tail<T> | null>(null);
  const [busy, setBusy] = useState(false);
  const [moreError, setMoreError] = useState<unknown>(null);
  // Pages of another question, or of an older answer, no longer belong to the list.
  const current = useRef(first.data);

  useEffect(() => {
    current.current = first.data;
    setTail(null);
    setMoreError(null);
  }, [first.data]);

  async function load(cursor: string) {
    const asked = first.data;
    setBusy(true);
    setMoreError(null);
    try {
      const page = await read(cursor);
      if (current.current === asked) setTail((before) => ({ items: [...(before?.items ?? []), ...page.items], next: page.nextCursor }));
    } catch (error) {
      setMoreError(error);
    } finally {
      setBusy(false);
    }
  }

  const next = tail ? tail.next : (first.data?.nextCursor ?? null);
  return {
    items: first.data && [...first.data.items, ...(tail?.items ?? [])],
    error: first.error,
    loading: first.loading,
    more: next === null ? null : () => void load(next),
    busy,
    moreError,
    reload: first.reload,
  };
}
