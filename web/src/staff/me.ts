import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Schemas } from '../lib/api/schema.gen';

/** Who works here and what they may ask for. The server decides; this only hides what it would refuse. */
export type Me = Schemas['MeView'];

const nobody: Me = { id: '', tenantId: '', role: '', displayName: '', permissions: [], memberships: [] };
export const MeContext = createContext<Me>(nobody);

export const useMe = (): Me => useContext(MeContext);

/** Whether this person holds a permission, `resource:action`. */
export function useMay(): (permission: string) => boolean {
  const { permissions } = useMe();
  return (permission) => permissions.includes(permission);
}

/** Whether this person works within classes of their own: what they may do reaches these, and their own work, and no further. */
export function useOwnClassesOnly(): boolean {
  const { role } = useMe();
  return role === 'teacher' || role === 'intervenant';
}
