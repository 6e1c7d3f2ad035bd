import type { Route } from './lib/router/routes';

/** A part of the product with a shell, screens and code of its own: what a student loads holds nothing of the staff's. */
export interface Area {
  readonly prefix: string;
  readonly load: Route['load'];
}

export const AREAS: readonly Area[] = [
  { prefix: '/student', load: () => import('./student/StudentApp') },
  { prefix: '/staff', load: () => import('./staff/StaffApp') },
  { prefix: '/sign-in', load: () => import('./sign-in/SignIn') },
  { prefix: '/invitation', load: () => import('./invitation/Invitation') },
  { prefix: '/new-password', load: () => import('./invitation/NewPassword') },
];

/** The area of a path, or null where there is none. */
export function areaOf(path: string): Area | null {
  return AREAS.find((area) => path === area.prefix || path.startsWith(`${area.prefix}/`)) ?? null;
}
