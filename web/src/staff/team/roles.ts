/** Roles of a school, the highest first. */
export const SCHOOL_ROLES = ['admin', 'direction', 'referent', 'teacher', 'inspector', 'intervenant'] as const;

const RANKS: Readonly<Record<string, number>> = { platform_admin: 5, admin: 4, direction: 3, referent: 2, teacher: 2, inspector: 2, intervenant: 1 };
const rankOf = (role: string): number => RANKS[role] ?? 0;

/** What somebody may give: up to their own rank. The platform has its administrators only. */
export function rolesToGive(own: string): readonly string[] {
  return own === 'platform_admin' ? ['platform_admin'] : SCHOOL_ROLES.filter((role) => rankOf(role) <= rankOf(own));
}

/** Whether somebody may change a member of this role. The server decides; this only hides what it would refuse. */
export const mayChange = (own: string, role: string): boolean => rankOf(role) <= rankOf(own);

/** Whether somebody may have a one-time link made for a member of this role. */
export const mayMakeLink = (own: string, role: string): boolean => rankOf(role) < rankOf(own);
