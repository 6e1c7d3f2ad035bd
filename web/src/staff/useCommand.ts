import { useRef, useState } from 'preact/hooks';
import { Intent } from '../lib/api/keys';

/** A command under way: whether it runs, and why it failed. What was typed is not touched by either. */
export interface Command {
  readonly busy: boolean;
  readonly error: unknown;
  /** Runs the command under one Idempotency-Key for as long as its outcome is unknown; true when it was carried out. */
  readonly run: (act: (options: { intent: Intent }) => Promise<unknown>) => Promise<boolean>;
  readonly clear: () => void;
}

export function useCommand(): Command {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const intent = useRef(new Intent());
  const running = useRef(false);

  async function run(act: (options: { intent: Intent }) => Promise<unknown>): Promise<boolean> {
    // Two quick presses are one command.
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setError(null);
    try {
      await act({ intent: intent.current });
      return true;
    } catch (reason) {
      setError(reason);
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }

  return { busy, error, run, clear: () => setError(null) };
}
