import { describe, expect, it } from 'vitest';
import { finish, giveAnswer, startAttempt, type Attempt } from '../play/attempt';
import { at, mission, theme } from '../testing/fixtures';
import { inOrder, missionState } from './missionState';

const NOW = Date.parse('2026-01-05T12:00:00Z');
const started = (): Attempt => startAttempt(mission(), theme(), null, { sessionId: 's', seed: 1 }, at('2026-01-05T08:00:00Z'))!.attempt;
const half = (): Attempt => {
  const [q1, q2] = theme().questions;
  const one = giveAnswer(started(), q1!, ['a'], 1, at('2026-01-05T08:00:01Z'))!.attempt;
  return giveAnswer(one, q2!, ['false'], 1, at('2026-01-05T08:00:02Z'))!.attempt;
};
const over = (): Attempt => finish(half(), at('2026-01-05T08:01:00Z'))!.attempt;

describe('a mission as the student sees it', () => {
  it('counts what only this device knows so far', () => {
    expect(missionState(mission(), half(), NOW)).toMatchObject({ status: 'en_cours', progressPercent: 50, resumable: true });
    expect(missionState(mission(), over(), NOW)).toMatchObject({ status: 'terminee', progressPercent: 100, resumable: false });
  });

  it('stays done at the school while it is played again', () => {
    expect(missionState(mission({ status: 'terminee' }), half(), NOW)).toMatchObject({ status: 'terminee', resumable: true });
  });

  it('never shows less than the school knows from another device', () => {
    expect(missionState(mission({ status: 'en_cours', progressPercent: 80 }), half(), NOW).progressPercent).toBe(80);
  });

  it('becomes late on a list that is days old', () => {
    const late = mission({ dueAt: '2026-01-05T11:00:00Z', overdue: false });
    expect(missionState(late, null, NOW).overdue).toBe(true);
    expect(missionState(late, over(), NOW).overdue).toBe(false);
    expect(missionState(mission({ dueAt: '2026-01-05T13:00:00Z' }), null, NOW).overdue).toBe(false);
  });

  it('stands first when it waits to be continued, last when it is done (the latest first), else in the order of the school', () => {
    const states = [
      missionState(mission({ assignmentId: 'done', status: 'terminee', completedAt: '2026-01-01T08:00:00Z' }), null, NOW),
      missionState(mission({ assignmentId: 'done later', status: 'terminee', completedAt: '2026-01-02T08:00:00Z' }), null, NOW),
      missionState(mission({ assignmentId: 'first' }), null, NOW),
      missionState(mission({ assignmentId: 'second' }), null, NOW),
      missionState(mission({ assignmentId: 'running' }), half(), NOW),
    ];
    expect(inOrder(states).map((state) => state.mission.assignmentId)).toEqual(['running', 'first', 'second', 'done later', 'done']);
  });
});
