/** Promises over IndexedDB: just what the student's stores need. */

export function requested<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB request failed'));
  });
}

export function opened(name: string, version: number, upgrade: (db: IDBDatabase, from: number) => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = (event) => upgrade(request.result, event.oldVersion);
    request.onsuccess = () => {
      // A newer version of the app in another tab must not wait for this one.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error ?? new Error(`IndexedDB ${name} did not open`));
    request.onblocked = () => reject(new Error(`IndexedDB ${name} is held open by an older version of the app`));
  });
}

/**
 * Runs `work` in one transaction and resolves once that is on disk. `strict`: the browser's default answers as soon as the operating
 * system has the data, and a tablet that loses its power would lose the answer.
 */
export async function transact<T>(
  db: IDBDatabase,
  stores: readonly string[],
  mode: 'readonly' | 'readwrite',
  work: (tx: IDBTransaction) => Promise<T>,
): Promise<T> {
  const tx = db.transaction([...stores], mode, { durability: mode === 'readwrite' ? 'strict' : 'default' });
  const done = new Promise<void>((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error ?? new DOMException('Aborted', 'AbortError'));
  });
  // Both may fail; only the first to be awaited would be handled.
  done.catch(() => undefined);
  try {
    const result = await work(tx);
    await done;
    return result;
  } catch (error) {
    abort(tx);
    throw error;
  }
}

function abort(tx: IDBTransaction): void {
  try {
    tx.abort();
  } catch (error) {
    // It ended already: nothing is left to undo.
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
  }
}
