/** The wire as far as a student's device uses it (docs/openapi.json is the full contract). */

export type MissionType = 'quiz' | 'flashcards' | 'fiche' | 'annales';
export type MissionMode = 'post-cours' | 'pre-examen' | 'revision-generale';
export type MissionStatus = 'a_faire' | 'en_cours' | 'terminee';

export interface Mission {
  readonly assignmentId: string;
  readonly title: string;
  readonly themeId: string;
  readonly themeVersion: number;
  readonly type: MissionType;
  readonly mode: MissionMode;
  readonly due: string | null;
  readonly dueAt: string | null;
  readonly status: MissionStatus;
  readonly overdue: boolean;
  readonly progressPercent: number;
  readonly score: number | null;
  readonly instructions: string | null;
  readonly completedAt: string | null;
  /** Which completed attempt counts. */
  readonly result: 'best' | 'last' | 'first';
}

export type EventType =
  | 'session.started'
  | 'answer.given'
  | 'session.completed'
  | 'assignment.received'
  | 'assignment.opened';

/** An event before it has a place in the device's order. */
export interface NewEvent {
  readonly type: EventType;
  readonly occurredAt: string;
  readonly assignmentId?: string;
  readonly themeId?: string;
  readonly themeVersion?: number;
  readonly sessionId?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** An event as it is sent; never changed once it is in the queue, for its id stands for its content. */
export interface DeviceEvent extends NewEvent {
  readonly eventId: string;
  readonly studentId: string;
  readonly deviceId: string;
  readonly clientSeq: number;
}

export interface RejectedEvent {
  readonly index: number;
  readonly eventId: string | null;
  readonly code: string;
  readonly message: string;
}

export interface EventsAccepted {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly RejectedEvent[];
  readonly position: number;
}

export interface ThemeProgress {
  readonly themeId: string;
  readonly title: string | null;
  readonly attempts: number;
  readonly score: number;
  readonly mastery: number;
  /** Whether anything was verified: if not, the mastery is 0 and means nothing. Absent in what an earlier version kept. */
  readonly isMasteryKnown?: boolean;
  readonly lastActivityAt: string;
  readonly timeSeconds: number;
}

export type Tier = 'bronze' | 'silver' | 'gold';

export interface Badge {
  readonly id: string;
  readonly name: string;
  readonly icon: string;
  readonly tier: Tier;
}

export interface EarnedBadge extends Badge {
  readonly earnedAt: string;
}

export interface NextBadge extends Badge {
  readonly current: number;
  readonly target: number;
  readonly progressPercent: number;
}

export interface Progress {
  readonly sessions: number;
  readonly averageScore: number;
  readonly mastery: number;
  readonly totalTimeSeconds: number;
  readonly themes: readonly ThemeProgress[];
  readonly badges: readonly EarnedBadge[];
  readonly nextBadges: readonly NextBadge[];
  readonly position: number;
  readonly sessionsLast7Days: number;
  readonly completedAssignments: number;
  readonly streakDays: number;
  readonly trend: 'improving' | 'declining' | 'stable';
  readonly scoreTrend: readonly { readonly day: string; readonly score: number }[];
  readonly strengths: readonly string[];
  readonly weaknesses: readonly string[];
}

/** Who works on this device. Kept without tokens, so that the app opens without a network. */
export interface Identity {
  readonly studentId: string;
  readonly tenantId: string;
  readonly displayName: string;
}
