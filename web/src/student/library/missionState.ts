import type { Mission, MissionStatus } from '../contract';
import { doneCount, type Attempt } from '../play/attempt';

/** A mission as the student should see it: what the school knows, and what this device knows beyond it. */
export interface MissionState {
  readonly mission: Mission;
  readonly attempt: Attempt | null;
  readonly status: MissionStatus;
  readonly progressPercent: number;
  /** An attempt waits to be continued. */
  readonly resumable: boolean;
  readonly overdue: boolean;
}

export function missionState(mission: Mission, attempt: Attempt | null, now: number): MissionState {
  const resumable = attempt !== null && attempt.endedAt === null;
  const status = laterOf(mission.status, attempt);
  const here = attempt === null || attempt.items.length === 0 ? 0 : Math.round((100 * doneCount(attempt)) / attempt.items.length);
  return {
    mission,
    attempt,
    status,
    resumable,
    progressPercent: status === 'terminee' ? 100 : Math.max(mission.progressPercent, here),
    // The list may be days old: the due date is not.
    overdue: status !== 'terminee' && (mission.overdue || (mission.dueAt !== null && Date.parse(mission.dueAt) < now)),
  };
}

function laterOf(known: MissionStatus, attempt: Attempt | null): MissionStatus {
  if (known === 'terminee' || attempt === null) return known;
  return attempt.endedAt === null ? 'en_cours' : 'terminee';
}

/** What is to be done stands first, in the order of the school (due soonest first); then what is done, the latest first. */
export function inOrder(states: readonly MissionState[]): readonly MissionState[] {
  const rank = (state: MissionState): number => (state.resumable ? 0 : state.status === 'terminee' ? 2 : 1);
  return [...states].sort((a, b) => rank(a) - rank(b) || (rank(a) === 2 ? doneAt(b) - doneAt(a) : 0));
}

function doneAt({ mission, attempt }: MissionState): number {
  return Date.parse(attempt?.endedAt ?? mission.completedAt ?? '') || 0;
}
