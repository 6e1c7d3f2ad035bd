import { requested, transact } from './idb';
import { META } from './studentDb';

/** Single values of one student on this device. */
export async function readMeta<T>(db: IDBDatabase, key: string): Promise<T | null> {
  const value = await transact(db, [META], 'readonly', (tx) => requested<unknown>(tx.objectStore(META).get(key)));
  return (value as T | undefined) ?? null;
}

export async function writeMeta(db: IDBDatabase, key: string, value: unknown): Promise<void> {
  await transact(db, [META], 'readwrite', async (tx) => {
    await requested(tx.objectStore(META).put(value, key));
  });
}
