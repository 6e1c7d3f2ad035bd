import type { Route } from '../lib/router/routes';
import type { StaffTexts } from './staffTexts';

/** A screen of the staff; `nav` puts it into the menu. A new area of the product is a row here and a folder beside it. */
export interface StaffRoute extends Route {
  readonly nav?: keyof StaffTexts['nav'];
}

export const STAFF_ROUTES: readonly StaffRoute[] = [
  { path: '/staff', load: () => import('./home/Home'), nav: 'home' },
];

/** The rows of the table that somebody with these permissions may open. */
export function openTo(permissions: ReadonlySet<string>, table: readonly StaffRoute[] = STAFF_ROUTES): readonly StaffRoute[] {
  return table.filter((route) => route.needs === undefined || permissions.has(route.needs));
}
