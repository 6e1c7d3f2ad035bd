import type { DeviceEvent, NewEvent, RejectedEvent } from '../contract';
import { requested, transact } from '../store/idb';
import { META, OUTBOX, REJECTED } from '../store/studentDb';
import { newId } from '../../lib/api/keys';
import { MAX_EVENTS } from './batch';

const SEQ = 'clientSeq';
const POSITION = 'position';

/** An event that the school did not take, kept with the reason. */
export interface RefusedEvent {
  readonly event: DeviceEvent;
  readonly code: string;
  readonly message: string;
}

export interface QueueCount {
  /** Events to be sent. */
  readonly pending: number;
  /** Answers among them: what a student thinks of as work. */
  readonly answers: number;
  readonly rejected: number;
}

/**
 * The durable queue of one student on this device. An event enters in the same transaction as what it tells of, and leaves only when
 * the school said that it has it.
 */
export class Outbox {
  constructor(
    readonly db: IDBDatabase,
    private readonly studentId: string,
    private readonly deviceId: string,
  ) {}

  /**
   * Appends inside the caller's transaction (over OUTBOX and META). The counter is read and written there, too: transactions of all
   * tabs take turns, so no number is given twice and none runs backwards.
   */
  async append(tx: IDBTransaction, events: readonly NewEvent[]): Promise<void> {
    if (events.length === 0) return;
    const meta = tx.objectStore(META);
    const outbox = tx.objectStore(OUTBOX);
    let seq = ((await requested<unknown>(meta.get(SEQ))) as number | undefined) ?? 0;
    for (const event of events) {
      seq++;
      const whole: DeviceEvent = { eventId: newId(), studentId: this.studentId, deviceId: this.deviceId, clientSeq: seq, ...event };
      await requested(outbox.add(whole));
    }
    await requested(meta.put(seq, SEQ));
  }

  /** Appends events that belong to nothing else. */
  add(events: readonly NewEvent[]): Promise<void> {
    return transact(this.db, [OUTBOX, META], 'readwrite', (tx) => this.append(tx, events));
  }

  /** The oldest events, at most one request's worth of them. */
  oldest(): Promise<readonly DeviceEvent[]> {
    return transact(this.db, [OUTBOX], 'readonly', async (tx) => (await requested(tx.objectStore(OUTBOX).getAll(null, MAX_EVENTS))) as DeviceEvent[]);
  }

  /** The school has all of `sent` but `rejected`; these move aside with their reasons. */
  acknowledge(sent: readonly DeviceEvent[], rejected: readonly RejectedEvent[], position: number | null): Promise<void> {
    const reasons = new Map(rejected.map((one) => [one.index, one]));
    return transact(this.db, [OUTBOX, REJECTED, META], 'readwrite', async (tx) => {
      for (const [index, event] of sent.entries()) {
        await requested(tx.objectStore(OUTBOX).delete(event.clientSeq));
        const reason = reasons.get(index);
        if (reason === undefined) continue;
        const refused: RefusedEvent = { event, code: reason.code, message: reason.message };
        await requested(tx.objectStore(REJECTED).put(refused));
      }
      if (position === null) return;
      const meta = tx.objectStore(META);
      const known = ((await requested<unknown>(meta.get(POSITION))) as number | undefined) ?? 0;
      if (position > known) await requested(meta.put(position, POSITION));
    });
  }

  /** Refused events stand in line again: the reason may be gone (a student re-activated, a theme published). */
  retryRejected(): Promise<void> {
    return transact(this.db, [OUTBOX, REJECTED], 'readwrite', async (tx) => {
      const all = (await requested(tx.objectStore(REJECTED).getAll())) as RefusedEvent[];
      for (const { event } of all) {
        await requested(tx.objectStore(OUTBOX).put(event));
        await requested(tx.objectStore(REJECTED).delete(event.clientSeq));
      }
    });
  }

  rejected(): Promise<readonly RefusedEvent[]> {
    return transact(this.db, [REJECTED], 'readonly', async (tx) => (await requested(tx.objectStore(REJECTED).getAll())) as RefusedEvent[]);
  }

  /** Position of the school's log that includes everything acknowledged so far: what figures must not be older than. */
  async position(): Promise<number> {
    return transact(this.db, [META], 'readonly', async (tx) => ((await requested<unknown>(tx.objectStore(META).get(POSITION))) as number | undefined) ?? 0);
  }

  count(): Promise<QueueCount> {
    return transact(this.db, [OUTBOX, REJECTED], 'readonly', async (tx) => {
      const waiting = (await requested(tx.objectStore(OUTBOX).getAll())) as DeviceEvent[];
      return {
        pending: waiting.length,
        answers: waiting.filter((event) => event.type === 'answer.given').length,
        rejected: await requested(tx.objectStore(REJECTED).count()),
      };
    });
  }
}
