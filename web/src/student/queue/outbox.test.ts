import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { NewEvent } from '../contract';
import { openStudentDb } from '../store/studentDb';
import { transact } from '../store/idb';
import { META, OUTBOX } from '../store/studentDb';
import { Outbox } from './outbox';

let school = 0;
const answered = (questionId: string): NewEvent => ({ type: 'answer.given', occurredAt: '2026-01-05T08:00:00Z', sessionId: 's', data: { questionId, given: ['a'], elapsedMs: 1 } });
const opened = async (studentId = 'emma') => new Outbox(await openStudentDb({ tenantId: `school-${school}`, studentId }), studentId, 'tablet');

describe('the queue of a student', () => {
  beforeEach(() => void school++);

  it('numbers events upwards without gaps, across reloads', async () => {
    await (await opened()).add([answered('q1'), answered('q2')]);
    const reloaded = await opened();
    await reloaded.add([answered('q3')]);
    expect((await reloaded.oldest()).map((event) => event.clientSeq)).toEqual([1, 2, 3]);
  });

  it('goes on counting when everything before was acknowledged', async () => {
    const outbox = await opened();
    await outbox.add([answered('q1')]);
    await outbox.acknowledge(await outbox.oldest(), [], 7);
    await outbox.add([answered('q2')]);
    expect((await outbox.oldest())[0]?.clientSeq).toBe(2);
    expect(await outbox.position()).toBe(7);
  });

  it('gives two tabs different numbers', async () => {
    const [one, other] = [await opened(), await opened()];
    await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 ? one : other).add([answered(`q${i}`)])));
    const events = await one.oldest();
    expect(events.map((event) => event.clientSeq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(new Set(events.map((event) => event.eventId)).size).toBe(20);
  });

  it('names the student and the device in every event and makes a UUID for it', async () => {
    const outbox = await opened();
    await outbox.add([answered('q1')]);
    const [event] = await outbox.oldest();
    expect(event).toMatchObject({ studentId: 'emma', deviceId: 'tablet', type: 'answer.given' });
    expect(event?.eventId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('holds nothing of what a transaction that failed wanted to say', async () => {
    const outbox = await opened();
    const broken = transact(outbox.db, [OUTBOX, META], 'readwrite', async (tx) => {
      await outbox.append(tx, [answered('q1')]);
      throw new Error('the attempt could not be written');
    });
    await expect(broken).rejects.toThrow('could not be written');
    expect(await outbox.count()).toEqual({ pending: 0, answers: 0, rejected: 0 });
  });

  it('never shows one student the events of another', async () => {
    await (await opened('emma')).add([answered('q1')]);
    const other = await opened('louis');
    expect(await other.oldest()).toEqual([]);
    expect((await other.count()).pending).toBe(0);
  });

  it('keeps refused events with their reasons, and sends them again unchanged when asked', async () => {
    const outbox = await opened();
    await outbox.add([answered('q1'), answered('q2')]);
    const sent = await outbox.oldest();
    await outbox.acknowledge(sent, [{ index: 1, eventId: null, code: 'event.wrong_student', message: 'Another.' }], 1);
    expect(await outbox.oldest()).toEqual([]);
    expect(await outbox.rejected()).toEqual([{ event: sent[1], code: 'event.wrong_student', message: 'Another.' }]);
    await outbox.retryRejected();
    expect(await outbox.oldest()).toEqual([sent[1]]);
    expect((await outbox.count()).rejected).toBe(0);
  });
});
