/**
 * Calls at once, then at most every `milliseconds` while more arrives, and a last time with the highest value: a class that answers
 * all together moves the figures steadily instead of starting a read per answer.
 */
export function throttleHighest(act: (value: number) => void, milliseconds: number): { push(value: number): void; stop(): void } {
  let pending: number | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function flush() {
    timer = null;
    if (pending === null) return;
    const value = pending;
    pending = null;
    timer = setTimeout(flush, milliseconds);
    act(value);
  }

  return {
    push(value) {
      pending = pending === null ? value : Math.max(pending, value);
      if (timer === null) flush();
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      pending = null;
    },
  };
}
