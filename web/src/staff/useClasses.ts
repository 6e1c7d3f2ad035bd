import type { Schemas } from '../lib/api/schema.gen';
import { everyPage } from '../lib/api/pages';
import { api } from '../lib/app';
import { useRead, type Reading } from '../lib/useRead';

/** The classes this person may see. */
export function useClasses(): Reading<readonly Schemas['ClassView'][]> {
  return useRead(
    (signal) => everyPage((cursor) => api.ask('GET /api/classes', { query: { status: 'active', limit: 500, cursor } }, { signal })),
    [],
  );
}
