import type { Tone } from '../../design/Alert';

export const THEME_STATUSES = ['draft', 'pending_review', 'approved', 'published', 'archived'] as const;

export const STATUS_TONES: Readonly<Record<string, Tone>> = {
  draft: 'neutral',
  pending_review: 'warn',
  approved: 'info',
  published: 'good',
  archived: 'neutral',
};

export type ReviewAction = 'submit' | 'approve' | 'reject' | 'publish' | 'archive' | 'reopen';

interface Step {
  readonly action: ReviewAction;
  readonly from: readonly string[];
  readonly needs: string;
  /** Whose theme it is: nobody approves their own, only its author submits or reopens it. */
  readonly whose?: 'own' | 'others';
}

/** The steps of the review, in the order in which they are offered. The server has the last word. */
const STEPS: readonly Step[] = [
  { action: 'submit', from: ['draft'], needs: 'themes:submit', whose: 'own' },
  { action: 'approve', from: ['pending_review'], needs: 'themes:review', whose: 'others' },
  { action: 'reject', from: ['pending_review'], needs: 'themes:review' },
  { action: 'publish', from: ['approved'], needs: 'themes:publish' },
  { action: 'reopen', from: ['approved', 'archived'], needs: 'themes:update', whose: 'own' },
  { action: 'archive', from: ['draft', 'published'], needs: 'themes:archive' },
];

interface Subject {
  readonly status: string;
  readonly authorId: string;
}

interface Person {
  readonly id: string;
  readonly permissions: readonly string[];
}

/** What this person may do with a theme in its present state. */
export function actionsFor(theme: Subject, me: Person): readonly ReviewAction[] {
  const own = theme.authorId === me.id;
  return STEPS.filter(
    (step) =>
      step.from.includes(theme.status) &&
      me.permissions.includes(step.needs) &&
      (step.whose === undefined || (step.whose === 'own') === own),
  ).map((step) => step.action);
}
