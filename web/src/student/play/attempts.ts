import type { Outbox } from '../queue/outbox';
import { requested, transact } from '../store/idb';
import { ATTEMPTS, META, OUTBOX } from '../store/studentDb';
import type { Attempt, Step } from './attempt';

/** What became of a step: `done` false means that another tab was faster, and `attempt` is where it stands. */
export interface Kept {
  readonly done: boolean;
  readonly attempt: Attempt | null;
}

/** Attempts on this device. A step and what the school is to hear of it are written together, or not at all. */
export class Attempts {
  constructor(private readonly outbox: Outbox) {}

  find(assignmentId: string): Promise<Attempt | null> {
    return transact(this.outbox.db, [ATTEMPTS], 'readonly', async (tx) => {
      return ((await requested<unknown>(tx.objectStore(ATTEMPTS).get(assignmentId))) as Attempt | undefined) ?? null;
    });
  }

  all(): Promise<readonly Attempt[]> {
    return transact(this.outbox.db, [ATTEMPTS], 'readonly', async (tx) => (await requested(tx.objectStore(ATTEMPTS).getAll())) as Attempt[]);
  }

  /** Begins an attempt, unless another tab has begun one that `replaces` does not know of. */
  begin(step: Step, replaces: string | null): Promise<Kept> {
    return this.write(step.attempt.assignmentId, (now) => ((now?.sessionId ?? null) === replaces ? step : null));
  }

  /** Carries a step out on the attempt as it is stored, which another tab may have moved on. */
  advance(attempt: Pick<Attempt, 'assignmentId' | 'sessionId'>, step: (now: Attempt) => Step | null): Promise<Kept> {
    return this.write(attempt.assignmentId, (now) => (now?.sessionId === attempt.sessionId ? step(now) : null));
  }

  private write(assignmentId: string, decide: (now: Attempt | null) => Step | null): Promise<Kept> {
    return transact(this.outbox.db, [ATTEMPTS, OUTBOX, META], 'readwrite', async (tx) => {
      const store = tx.objectStore(ATTEMPTS);
      const now = ((await requested<unknown>(store.get(assignmentId))) as Attempt | undefined) ?? null;
      const step = decide(now);
      if (step === null) return { done: false, attempt: now };
      await requested(store.put(step.attempt));
      await this.outbox.append(tx, step.events);
      return { done: true, attempt: step.attempt };
    });
  }
}
