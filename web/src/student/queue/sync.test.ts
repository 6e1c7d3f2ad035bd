import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeviceEvent, NewEvent } from '../contract';
import { openStudentDb } from '../store/studentDb';
import { Outbox } from './outbox';
import { backOff, FIRST_WAIT_MS, LONGEST_WAIT_MS, Sync, type PostOutcome } from './sync';

let school = 0;
const answered = (questionId: string): NewEvent => ({ type: 'answer.given', occurredAt: '2026-01-05T08:00:00Z', sessionId: 's', data: { questionId } });
const taken = (batch: readonly DeviceEvent[], position = 1): PostOutcome => ({ kind: 'taken', answer: { accepted: batch.length, duplicates: 0, rejected: [], position } });

/** A device with a queue, a school that answers as told, and timers that run when the test says so. */
async function device(answer: (batch: readonly DeviceEvent[], nth: number) => PostOutcome | Promise<PostOutcome>) {
  const outbox = new Outbox(await openStudentDb({ tenantId: `sync-${school}`, studentId: 'emma' }), 'emma', 'tablet');
  const posted: (readonly DeviceEvent[])[] = [];
  const timers: { ms: number; run: () => void }[] = [];
  const around = {
    outbox,
    post: async (batch: readonly DeviceEvent[]) => {
      posted.push(batch);
      return answer(batch, posted.length);
    },
    exclusively: async (work: () => Promise<void>) => work(),
    after: (ms: number, run: () => void) => {
      const timer = { ms, run };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
    random: () => 1,
    offline: vi.fn(() => false),
    tell: vi.fn(),
  };
  return { outbox, posted, timers, around, sync: new Sync(around) };
}

describe('handing the queue over', () => {
  beforeEach(() => void school++);

  it('removes events only once they were acknowledged', async () => {
    const { outbox, posted, sync } = await device((batch) => taken(batch, 42));
    await outbox.add([answered('q1'), answered('q2')]);
    await sync.nudge();
    expect(posted.length).toBe(1);
    expect(sync.current).toMatchObject({ phase: 'saved', pending: 0 });
    expect(await outbox.position()).toBe(42);
  });

  it('takes a duplicate for an acknowledgement', async () => {
    const { outbox, sync } = await device(() => ({ kind: 'taken', answer: { accepted: 0, duplicates: 1, rejected: [], position: 1 } }));
    await outbox.add([answered('q1')]);
    await sync.nudge();
    expect((await outbox.count()).pending).toBe(0);
  });

  it('keeps everything and sends the very same events again when no answer came', async () => {
    const { outbox, posted, timers, sync } = await device((batch, nth) => (nth === 1 ? { kind: 'unreachable' } : taken(batch)));
    await outbox.add([answered('q1')]);
    await sync.nudge();
    expect(sync.current).toMatchObject({ phase: 'offline', answers: 1 });
    expect(timers[0]?.ms).toBe(FIRST_WAIT_MS);
    timers[0]?.run();
    await vi.waitFor(() => expect(sync.current.phase).toBe('saved'));
    expect(posted[1]).toEqual(posted[0]);
  });

  it('does not believe an answer that leaves events unaccounted for', async () => {
    const { outbox, sync } = await device(() => ({ kind: 'taken', answer: { accepted: 1, duplicates: 0, rejected: [], position: 1 } }));
    await outbox.add([answered('q1'), answered('q2')]);
    await sync.nudge();
    expect((await outbox.count()).pending).toBe(2);
    expect(sync.current).toMatchObject({ phase: 'problem', code: 'sync.unaccounted' });
  });

  it('sets a refused event aside without holding up the others', async () => {
    const { outbox, sync } = await device((batch) => ({
      kind: 'taken',
      answer: { accepted: batch.length - 1, duplicates: 0, rejected: [{ index: 0, eventId: null, code: 'event.unknown_question', message: '' }], position: 1 },
    }));
    await outbox.add([answered('gone'), answered('q2')]);
    await sync.nudge();
    expect(sync.current).toMatchObject({ phase: 'saved', pending: 0, rejected: 1 });
  });

  it('finds the one event that makes whole requests fail', async () => {
    const { outbox, sync } = await device((batch) =>
      batch.some((event) => event.data?.['questionId'] === 'bad') ? { kind: 'malformed', code: 'events.malformed', message: '' } : taken(batch),
    );
    await outbox.add(['q1', 'q2', 'bad', 'q4', 'q5'].map(answered));
    await sync.nudge();
    expect((await outbox.count()).pending).toBe(0);
    expect((await outbox.rejected()).map((one) => one.event.data?.['questionId'])).toEqual(['bad']);
  });

  it('sends more than a thousand events in several requests, oldest first', async () => {
    const { outbox, posted, sync } = await device((batch) => taken(batch));
    await outbox.add(Array.from({ length: 1_200 }, (_, i) => answered(`q${i}`)));
    await sync.nudge();
    expect(posted.map((batch) => batch.length)).toEqual([1_000, 200]);
    expect(posted[1]?.[0]?.clientSeq).toBe(1_001);
  });

  it('sends what was added while a request was under way', async () => {
    const late = await device(async (batch, nth) => {
      if (nth === 1) {
        await late.outbox.add([answered('q2')]);
        void late.sync.nudge();
      }
      return taken(batch);
    });
    await late.outbox.add([answered('q1')]);
    await late.sync.nudge();
    expect(late.posted.flat().length).toBe(2);
    expect((await late.outbox.count()).pending).toBe(0);
  });

  it('shows what was added while a request hangs', async () => {
    let answer: (outcome: PostOutcome) => void = () => undefined;
    const { outbox, sync } = await device((_, nth) => (nth === 1 ? new Promise<PostOutcome>((resolve) => (answer = resolve)) : { kind: 'signed-out' }));
    await outbox.add([answered('q1')]);
    const first = sync.nudge();
    await vi.waitFor(() => expect(sync.current).toMatchObject({ phase: 'sending', answers: 1 }));
    await outbox.add([answered('q2')]);
    await sync.nudge();
    expect(sync.current).toMatchObject({ phase: 'sending', answers: 2 });
    answer({ kind: 'signed-out' });
    await first;
    expect(sync.current).toMatchObject({ phase: 'signed-out', answers: 2 });
  });

  it('waits as long as the school asks', async () => {
    const { outbox, timers, sync } = await device(() => ({ kind: 'busy', retryAfterMs: 30_000 }));
    await outbox.add([answered('q1')]);
    await sync.nudge();
    expect(timers.map((timer) => timer.ms)).toEqual([30_000]);
    expect(sync.current.phase).toBe('waiting');
  });

  it('stops without a timer when the sign-in is over, and goes on when nudged after signing in', async () => {
    const { outbox, timers, sync } = await device((batch, nth) => (nth === 1 ? { kind: 'signed-out' } : taken(batch)));
    await outbox.add([answered('q1')]);
    await sync.nudge();
    expect(sync.current).toMatchObject({ phase: 'signed-out', answers: 1 });
    expect(timers).toEqual([]);
    await sync.nudge();
    expect(sync.current.phase).toBe('saved');
  });

  it('lets only one of two tabs send at a time, and the other one sends nothing twice', async () => {
    const first = await device((batch) => taken(batch));
    const second = await device((batch) => taken(batch));
    let line: Promise<void> = Promise.resolve();
    const exclusively = (work: () => Promise<void>) => (line = line.then(work));
    first.around.exclusively = exclusively;
    second.around.exclusively = exclusively;
    await first.outbox.add([answered('q1'), answered('q2')]);
    await Promise.all([first.sync.nudge(), second.sync.nudge()]);
    expect([...first.posted, ...second.posted].flat().length).toBe(2);
  });

  it('claims nothing before it has looked, and then what it found', async () => {
    const { outbox, sync } = await device(() => ({ kind: 'unreachable' }));
    await outbox.add([answered('q1')]);
    const seen: string[] = [];
    sync.subscribe(({ phase, answers }) => seen.push(`${phase} ${answers}`));
    expect(sync.current.phase).toBe('checking');
    await sync.nudge();
    expect(seen[0]).toBe('sending 1');
    expect(sync.current.phase).toBe('offline');
  });

  it('says that it is offline also when nothing waits, and after looking again', async () => {
    const { around, sync } = await device((batch) => taken(batch));
    around.offline.mockReturnValue(true);
    await sync.lost();
    await sync.nudge();
    await sync.recount();
    expect(sync.current).toMatchObject({ phase: 'offline', pending: 0 });
    around.offline.mockReturnValue(false);
    await sync.nudge();
    expect(sync.current.phase).toBe('saved');
  });

  it('does not blame the school for what another tab has just added', async () => {
    const { outbox, sync } = await device((batch) => taken(batch));
    await sync.nudge();
    await outbox.add([answered('q1')]);
    await sync.recount();
    expect(sync.current).toMatchObject({ phase: 'sending', answers: 1 });
  });

  it('forgets the reason once nothing stands in the way any more', async () => {
    const { outbox, sync } = await device(() => ({ kind: 'refused', code: 'tenant.suspended' }));
    await outbox.add([answered('q1')]);
    await sync.nudge();
    expect(sync.current).toMatchObject({ phase: 'problem', code: 'tenant.suspended' });
    await outbox.acknowledge(await outbox.oldest(), [], 1); // another tab's work
    await sync.recount();
    expect(sync.current).toMatchObject({ phase: 'saved', code: null });
  });

  it('keeps asking to sign in when the network goes away as well', async () => {
    const { outbox, sync } = await device(() => ({ kind: 'signed-out' }));
    await outbox.add([answered('q1')]);
    await sync.nudge();
    await sync.lost();
    expect(sync.current.phase).toBe('signed-out');
  });

  it('tells that storage fails when another tab changed the queue, too', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { outbox, sync } = await device((batch) => taken(batch));
    outbox.db.close();
    await sync.recount();
    expect(sync.current).toMatchObject({ phase: 'problem', code: 'sync.storage' });
    log.mockRestore();
  });

  it('tells that storage fails instead of failing silently', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { outbox, timers, sync } = await device((batch) => taken(batch));
    outbox.db.close();
    await sync.nudge();
    expect(sync.current).toMatchObject({ phase: 'problem', code: 'sync.storage' });
    expect(timers.length).toBe(1);
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });
});

describe('backing off', () => {
  it('doubles up to a minute and never falls below half', () => {
    expect([1, 2, 3].map((failures) => backOff(failures, 1))).toEqual([1_000, 2_000, 4_000]);
    expect(backOff(50, 1)).toBe(LONGEST_WAIT_MS);
    expect(backOff(50, 0)).toBe(LONGEST_WAIT_MS / 2);
  });
});
