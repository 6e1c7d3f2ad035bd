import type { Tone } from '../design/Alert';

/** How scores are judged everywhere: below 50 is what the dashboard counts as failing and a student's page lists as "to work on". */
export type Band = 'good' | 'fair' | 'weak' | 'none';

export function bandOfScore(score: number | null | undefined): Band {
  if (score === null || score === undefined) return 'none';
  return score >= 80 ? 'good' : score >= 50 ? 'fair' : 'weak';
}

export const BAND_TONES: Readonly<Record<Band, Tone>> = { good: 'good', fair: 'warn', weak: 'bad', none: 'neutral' };

/** Days without activity after which a student no longer counts as active. */
const ACTIVE_DAYS = 7;

export type Activity = 'active' | 'idle' | 'never';

export function activityOf(lastActivityAt: string | null | undefined, now: number): Activity {
  if (!lastActivityAt) return 'never';
  return now - Date.parse(lastActivityAt) < ACTIVE_DAYS * 86_400_000 ? 'active' : 'idle';
}

export const ACTIVITY_TONES: Readonly<Record<Activity, Tone>> = { active: 'good', idle: 'warn', never: 'neutral' };
