import type { Route } from '../lib/router/routes';
import type { StaffTexts } from './staffTexts';

/** A screen of the staff; `nav` puts it into the menu. A new area of the product is a row here and a folder beside it. */
export interface StaffRoute extends Route {
  readonly nav?: keyof StaffTexts['nav'];
}

/** In the order of the menu; a fixed word stands before a `:name` in the same place. */
export const STAFF_ROUTES: readonly StaffRoute[] = [
  { path: '/staff', load: () => import('./home/Home'), nav: 'home' },
  { path: '/staff/dashboard', load: () => import('./dashboard/Dashboard'), nav: 'dashboard', needs: 'analytics:read' },
  { path: '/staff/classes', load: () => import('./classes/Classes'), nav: 'classes', needs: 'classes:read' },
  { path: '/staff/students', load: () => import('./students/Students'), nav: 'students', needs: 'students:read' },
  { path: '/staff/students/:studentId', load: () => import('./students/StudentPage'), needs: 'students:read' },
  { path: '/staff/access-codes', load: () => import('./access-codes/AccessCodes'), nav: 'codes', needs: 'students:credentials' },
  { path: '/staff/team', load: () => import('./team/Team'), nav: 'team', needs: 'users:read' },
  { path: '/staff/assignments', load: () => import('./assignments/Assignments'), nav: 'assignments', needs: 'assignments:read' },
  { path: '/staff/assignments/new', load: () => import('./assignments/NewAssignment'), needs: 'assignments:create' },
  { path: '/staff/assignments/:assignmentId', load: () => import('./assignments/AssignmentPage'), needs: 'assignments:read' },
  { path: '/staff/themes', load: () => import('./themes/Themes'), nav: 'themes', needs: 'themes:read' },
  { path: '/staff/themes/import', load: () => import('./themes/ThemeImportPage'), needs: 'themes:create' },
  { path: '/staff/themes/:themeId', load: () => import('./themes/ThemePage'), needs: 'themes:read' },
  { path: '/staff/imports', load: () => import('./imports/Imports'), nav: 'imports', needs: 'imports:read' },
  { path: '/staff/imports/:importId', load: () => import('./imports/ImportPage'), needs: 'imports:read' },
];

/** The rows of the table that somebody with these permissions may open. */
export function openTo(permissions: ReadonlySet<string>, table: readonly StaffRoute[] = STAFF_ROUTES): readonly StaffRoute[] {
  return table.filter((route) => route.needs === undefined || permissions.has(route.needs));
}
