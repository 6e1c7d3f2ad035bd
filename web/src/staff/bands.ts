import type { Tone } from '../design/Alert';

/** How figures are judged everywhere: scores at 80 and 60, mastery as the progress screen calls strengths (80 %) and weaknesses (60 %). */
export type Band = 'good' | 'fair' | 'weak' | 'none';

export function bandOfScore(score: number | null | undefined): Band {
  if (score === null || score === undefined) return 'none';
  return score >= 80 ? 'good' : score >= 60 ? 'fair' : 'weak';
}

export function bandOfMastery(mastery: number | null | undefined): Band {
  if (mastery === null || mastery === undefined) return 'none';
  return mastery >= 0.8 ? 'good' : mastery >= 0.6 ? 'fair' : 'weak';
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
