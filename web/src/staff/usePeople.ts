import { everyPage } from '../lib/api/pages';
import { api } from '../lib/app';
import { NOTHING } from '../lib/i18n/format';
import { useRead } from '../lib/useRead';
import { useMay, useMe } from './me';

/** The names of colleagues by member id: one's own for everybody, the others' for those who may see the staff. */
export function usePeople(): (id: string) => string {
  const me = useMe();
  const may = useMay();
  const people = useRead(async (signal) => {
    if (!may('users:read')) return new Map<string, string>();
    const all = await everyPage((cursor) => api.ask('GET /api/users', { query: { limit: 500, cursor } }, { signal }));
    return new Map(all.map((person) => [person.id, `${person.firstName} ${person.lastName}`]));
  }, []);
  return (id) => (id === me.id ? me.displayName : (people.data?.get(id) ?? NOTHING));
}
