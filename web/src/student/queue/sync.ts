import type { DeviceEvent, EventsAccepted } from '../contract';
import { cutBatch, MAX_EVENTS } from './batch';
import type { Outbox } from './outbox';

/** What came of one attempt to hand a batch over. */
export type PostOutcome =
  | { readonly kind: 'taken'; readonly answer: EventsAccepted }
  /** No answer, or one that is not the school's: nobody knows whether it arrived, so it is sent again. */
  | { readonly kind: 'unreachable' }
  /** The school asks to wait. */
  | { readonly kind: 'busy'; readonly retryAfterMs: number | null }
  /** The sign-in is over, or is somebody else's. */
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'too-large' }
  /** The request as a whole is refused for a reason in its content. */
  | { readonly kind: 'malformed'; readonly code: string; readonly message: string }
  /** The request is refused for a reason outside of it (a school that is read-only, say). */
  | { readonly kind: 'refused'; readonly code: string };

/** `checking`: what the device keeps was not counted yet. */
export type SyncPhase = 'checking' | 'saved' | 'sending' | 'waiting' | 'offline' | 'signed-out' | 'problem';

export interface SyncState {
  readonly phase: SyncPhase;
  readonly answers: number;
  readonly pending: number;
  readonly rejected: number;
  /** Why, when the phase is `problem`. */
  readonly code: string | null;
}

export interface SyncSurroundings {
  readonly outbox: Pick<Outbox, 'oldest' | 'acknowledge' | 'count'>;
  post(events: readonly DeviceEvent[]): Promise<PostOutcome>;
  /** Runs `work` while no other tab of this student sends. */
  exclusively(work: () => Promise<void>): Promise<void>;
  /** Calls back after a while; returns what cancels it. */
  after(ms: number, run: () => void): () => void;
  random(): number;
  /** Whether there is no way to the school now, as far as the browser knows. */
  offline(): boolean;
  /** Tells other tabs that the queue changed. */
  tell(): void;
}

export const FIRST_WAIT_MS = 1_000;
export const LONGEST_WAIT_MS = 60_000;

/** Doubles up to a minute; jitter keeps a class whose Wi-Fi returns from knocking in step. */
export function backOff(failures: number, random: number): number {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 10));
  return Math.round(full / 2 + (full / 2) * random);
}

/** Hands the queue of one student over, oldest first, until it is empty or something stands in the way; then tries again later. */
export class Sync {
  private running = false;
  private again = false;
  private stopped = false;
  private failures = 0;
  private limit = MAX_EVENTS;
  private cancelRetry: (() => void) | null = null;
  private state: SyncState = { phase: 'checking', answers: 0, pending: 0, rejected: 0, code: null };
  private readonly listeners = new Set<(state: SyncState) => void>();

  constructor(private readonly around: SyncSurroundings) {}

  get current(): SyncState {
    return this.state;
  }

  subscribe(listener: (state: SyncState) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Something is to be sent, or the way may be free again: tries at once. */
  async nudge(): Promise<void> {
    if (this.stopped) return;
    this.cancelRetry?.();
    this.cancelRetry = null;
    if (this.running) {
      // A request under way may hang for long, or wait for the person to sign in: what was added shows at once.
      this.again = true;
      await this.recount();
      return;
    }
    this.running = true;
    try {
      // Another tab may be sending, and this one then waits: it shows meanwhile what there is.
      await this.look();
      do {
        this.again = false;
        await this.around.exclusively(() => this.drain());
      } while (this.again && !this.stopped && this.cancelRetry === null);
    } catch (error) {
      this.fault(error);
    } finally {
      this.running = false;
    }
  }

  /** Another tab changed the queue: only the figures are read again. */
  async recount(): Promise<void> {
    try {
      await this.look();
    } catch (error) {
      this.fault(error);
    }
  }

  /** The network went away, as far as the browser knows. What stood in the way before, stands there still. */
  async lost(): Promise<void> {
    try {
      const count = await this.around.outbox.count();
      if (this.state.phase !== 'signed-out' && !this.stopped) this.show('offline', count);
    } catch (error) {
      this.fault(error);
    }
  }

  stop(): void {
    this.stopped = true;
    this.cancelRetry?.();
    this.cancelRetry = null;
    this.listeners.clear();
  }

  private async look(): Promise<void> {
    const count = await this.around.outbox.count();
    const { phase, code } = this.state;
    if (count.pending === 0) this.show(this.emptyPhase(), count);
    // "Waiting" would blame the school: what is new is on its way as soon as nothing stands in it.
    else if (phase === 'saved' || phase === 'checking') this.show(this.around.offline() ? 'offline' : 'sending', count);
    else this.show(phase, count, code);
  }

  private async drain(): Promise<void> {
    while (!this.stopped) {
      const batch = cutBatch(await this.around.outbox.oldest(), this.limit);
      if (batch.length === 0) {
        this.failures = 0;
        await this.settle(this.emptyPhase());
        return;
      }
      await this.settle(this.failures > 0 ? this.state.phase : 'sending');
      const outcome = await this.around.post(batch);
      if (this.stopped || !(await this.follow(batch, outcome))) return;
    }
  }

  /** True when the next batch may follow at once. */
  private async follow(batch: readonly DeviceEvent[], outcome: PostOutcome): Promise<boolean> {
    switch (outcome.kind) {
      case 'taken':
        return this.taken(batch, outcome.answer);
      case 'malformed':
      case 'too-large':
        return this.narrow(batch, outcome);
      case 'signed-out':
        await this.settle('signed-out');
        return false;
      case 'busy':
        return this.later('waiting', null, outcome.retryAfterMs);
      case 'unreachable':
        return this.later('offline', null, null);
      case 'refused':
        return this.later('problem', outcome.code, null);
    }
  }

  private async taken(batch: readonly DeviceEvent[], answer: EventsAccepted): Promise<boolean> {
    // An answer that does not account for every event is not believed: sending twice costs nothing, losing one does.
    if (answer.accepted + answer.duplicates + answer.rejected.length !== batch.length) return this.later('problem', 'sync.unaccounted', null);
    await this.around.outbox.acknowledge(batch, answer.rejected, answer.position);
    this.failures = 0;
    this.limit = MAX_EVENTS;
    this.around.tell();
    return true;
  }

  /** Something in the batch makes the whole request fail: smaller batches find it, and it alone moves aside. */
  private async narrow(batch: readonly DeviceEvent[], outcome: PostOutcome): Promise<boolean> {
    if (batch.length > 1) {
      this.limit = Math.ceil(batch.length / 2);
      return true;
    }
    const [only] = batch;
    if (only === undefined) return false;
    const code = outcome.kind === 'malformed' ? outcome.code : 'event.too_large';
    const message = outcome.kind === 'malformed' ? outcome.message : '';
    await this.around.outbox.acknowledge(batch, [{ index: 0, eventId: only.eventId, code, message }], null);
    this.limit = MAX_EVENTS;
    this.around.tell();
    return true;
  }

  private async later(phase: SyncPhase, code: string | null, askedMs: number | null): Promise<boolean> {
    this.failures++;
    await this.settle(phase, code);
    this.retryIn(Math.max(askedMs ?? 0, backOff(this.failures, this.around.random())));
    return false;
  }

  /** The store failed (a full disk, a browser that is closing): what is in it stays, and is tried again. */
  private fault(error: unknown): void {
    if (this.stopped) return;
    console.error('StudyMate: the queue of answers could not be read or written.', error);
    this.failures++;
    this.show('problem', this.state, 'sync.storage');
    this.retryIn(backOff(this.failures, this.around.random()));
  }

  private retryIn(ms: number): void {
    this.cancelRetry?.();
    this.cancelRetry = this.around.after(ms, () => {
      this.cancelRetry = null;
      void this.nudge();
    });
  }

  /** Nothing waits; without a network nobody can say more than that. */
  private emptyPhase(): SyncPhase {
    return this.around.offline() ? 'offline' : 'saved';
  }

  private async settle(phase: SyncPhase, code: string | null = null): Promise<void> {
    this.show(phase, await this.around.outbox.count(), code);
  }

  private show(phase: SyncPhase, count: { answers: number; pending: number; rejected: number }, code: string | null = null): void {
    this.state = { phase, code, answers: count.answers, pending: count.pending, rejected: count.rejected };
    for (const listener of this.listeners) listener(this.state);
  }
}
