import type { Identity } from '../contract';
import { opened } from './idb';

/**
 * One database per student: what another student of the same device left can be neither seen nor sent, because it is not in here.
 *
 * `outbox` events to send, by clientSeq · `rejected` events that the school refused, with the reason · `attempts` the latest attempt of
 * each mission · `themes` by `id@version` · `meta` single values.
 */
export const OUTBOX = 'outbox';
export const REJECTED = 'rejected';
export const ATTEMPTS = 'attempts';
export const THEMES = 'themes';
export const META = 'meta';

const VERSION = 1;

export function studentDbName(who: Pick<Identity, 'tenantId' | 'studentId'>): string {
  return `studymate-student/${who.tenantId}/${who.studentId}`;
}

export function openStudentDb(who: Pick<Identity, 'tenantId' | 'studentId'>): Promise<IDBDatabase> {
  return opened(studentDbName(who), VERSION, (db) => {
    db.createObjectStore(OUTBOX, { keyPath: 'clientSeq' });
    db.createObjectStore(REJECTED, { keyPath: 'event.clientSeq' });
    db.createObjectStore(ATTEMPTS, { keyPath: 'assignmentId' });
    db.createObjectStore(THEMES);
    db.createObjectStore(META);
  });
}
