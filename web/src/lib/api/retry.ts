import { ApiError, NetworkError } from './problem';

/** Milliseconds between tries: quick at first, since a restarted server is back within seconds. */
const READ_PAUSES = [300, 1_000, 2_500];
const COMMAND_PAUSES = [300, 1_000, 2_000, 4_000, 8_000, 15_000];

/** Statuses that say "not now" rather than "no". */
const NOT_NOW = new Set([408, 502, 503, 504]);

/** Whether the outcome is unknown or merely late, so that the same request may be sent again. */
export function isTransient(error: unknown): boolean {
  return error instanceof NetworkError || (error instanceof ApiError && NOT_NOW.has(error.status));
}

/** How long to wait before try number `attempt` (counted from 1), or null when it is time to give up. */
export function pauseBefore(attempt: number, command: boolean, error: unknown, chance = Math.random()): number | null {
  const pause = (command ? COMMAND_PAUSES : READ_PAUSES)[attempt - 1];
  if (pause === undefined || !isTransient(error)) return null;
  const asked = error instanceof ApiError ? (error.problem.retryAfterSeconds ?? 0) * 1_000 : 0;
  // Spread, so that a class of browsers does not come back in the same instant.
  return Math.max(pause, Math.min(asked, 10_000)) * (0.8 + 0.4 * chance);
}

/** Waits, or rejects at once when the asker has gone. */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    function stop() {
      clearTimeout(timer);
      reject(signal?.reason);
    }
    signal?.addEventListener('abort', stop, { once: true });
  });
}
