import { describe, expect, it } from 'vitest';
import { countsFor } from './figureFacts';

const scored = { kind: 'session.scored', newScore: 80, oldScore: null };
const unfinished = { kind: 'session.scored', newScore: null, oldScore: null };
const ended = { kind: 'session.ended' };
const mission = { kind: 'mission.changed' };

describe('the facts behind a figure', () => {
  it('are those that it is made of', () => {
    expect([scored, unfinished, ended, mission].filter((fact) => countsFor('score', fact))).toEqual([scored]);
    expect([scored, ended, mission].filter((fact) => countsFor('time', fact))).toEqual([ended]);
    expect([scored, ended, mission].filter((fact) => countsFor('missions', fact))).toEqual([mission]);
  });

  it('count a score that was taken back, else a change could not be explained', () => {
    expect(countsFor('theme', { kind: 'session.scored', newScore: null, oldScore: 40 })).toBe(true);
  });

  it('are all facts when no figure was opened', () => {
    expect([scored, unfinished, ended, mission].every((fact) => countsFor(null, fact))).toBe(true);
  });
});
