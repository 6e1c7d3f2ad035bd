import { newId } from '../../lib/api/keys';
import { opened, requested, transact } from './idb';

const STORE = 'device';

/** Runs `work` on what belongs to the device and to no student. */
async function withDevice<T>(work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const db = await opened('studymate-device', 1, (fresh) => fresh.createObjectStore(STORE));
  try {
    return await transact(db, [STORE], 'readwrite', (tx) => work(tx.objectStore(STORE)));
  } finally {
    db.close();
  }
}

/** This browser's id in events; the same for all tabs, even when two of them ask first: the transaction decides. */
export function deviceId(): Promise<string> {
  return withDevice(async (store) => {
    const known = (await requested<unknown>(store.get('id'))) as string | undefined;
    if (known !== undefined) return known;
    const made = newId();
    await requested(store.put(made, 'id'));
    return made;
  });
}
