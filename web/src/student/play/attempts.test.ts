import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { Outbox } from '../queue/outbox';
import { openStudentDb } from '../store/studentDb';
import { at, mission, theme } from '../testing/fixtures';
import { finish, giveAnswer, startAttempt } from './attempt';
import { Attempts } from './attempts';

let school = 0;
const opened = async () => {
  const outbox = new Outbox(await openStudentDb({ tenantId: `attempts-${school}`, studentId: 'emma' }), 'emma', 'tablet');
  return { outbox, attempts: new Attempts(outbox) };
};
const started = (sessionId = 's1') => startAttempt(mission(), theme(), null, { sessionId, seed: 1 }, at('2026-01-05T08:00:00Z'))!;
const [q1] = theme().questions;

describe('attempts on the device', () => {
  beforeEach(() => void school++);

  it('are found again after a reload, with everything that happened in the queue', async () => {
    const before = await opened();
    const { attempt } = await before.attempts.begin(started(), null);
    await before.attempts.advance(attempt!, (now) => giveAnswer(now, q1!, ['a'], 5, at('2026-01-05T08:00:05Z')));
    before.outbox.db.close();
    const after = await opened();
    expect((await after.attempts.find('a1'))?.answers).toEqual({ q1: { given: ['a'], correct: true } });
    expect((await after.outbox.oldest()).map((event) => event.type)).toEqual(['session.started', 'answer.given']);
  });

  it('take an answer once when two tabs give it at the same time', async () => {
    const { outbox, attempts } = await opened();
    const { attempt } = await attempts.begin(started(), null);
    const give = (choice: string) => attempts.advance(attempt!, (now) => giveAnswer(now, q1!, [choice], 5, at('2026-01-05T08:00:05Z')));
    const outcomes = await Promise.all([give('a'), give('b')]);
    expect(outcomes.map((one) => one.done)).toEqual([true, false]);
    expect(outcomes[1]?.attempt?.answers['q1']?.given).toEqual(['a']);
    expect((await outbox.count()).answers).toBe(1);
  });

  it('begin once when two tabs press start', async () => {
    const { outbox, attempts } = await opened();
    const [first, second] = await Promise.all([attempts.begin(started('s1'), null), attempts.begin(started('s2'), null)]);
    expect([first.done, second.done]).toEqual([true, false]);
    expect(second.attempt?.sessionId).toBe('s1');
    expect((await outbox.count()).pending).toBe(1);
  });

  it('refuse the steps of an attempt that was replaced', async () => {
    const { attempts } = await opened();
    const old = (await attempts.begin(started('s1'), null)).attempt!;
    await attempts.advance(old, (now) => finish(now, at('2026-01-05T08:01:00Z')));
    await attempts.begin(started('s2'), 's1');
    const late = await attempts.advance(old, (now) => giveAnswer(now, q1!, ['a'], 5, at('2026-01-05T08:02:00Z')));
    expect(late).toMatchObject({ done: false, attempt: { sessionId: 's2' } });
  });
});
