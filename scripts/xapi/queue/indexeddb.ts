import type { StoredRecord } from './record.ts';
import type { Store } from './types.ts';

const table = 'statements';
/** Milliseconds after which a database that says nothing is done without. */
const limit = 5_000;

/** One database for all packages of a site; a queue is the records whose key begins with its name. */
export async function openDatabase(q: string): Promise<Store> {
  const opening = indexedDB.open('coursewright-lrs', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(table, { keyPath: ['q', 'n', 'i'] });
  await ends(opening, 'onsuccess');
  const database = opening.result;
  // A package of a later format waits for this one to let go.
  database.onversionchange = () => database.close();

  const start = <T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => T) => {
    const transaction = database.transaction(table, mode);
    const result = work(transaction.objectStore(table));
    return ends(transaction, 'oncomplete').then(() => result);
  };
  return {
    where: 'indexeddb',
    async all() {
      // An array sorts behind every number.
      const found = await start('readonly', (store) => store.getAll(IDBKeyRange.bound([q], [q, []])));
      return found.result as StoredRecord[];
    },
    put: async (records) => start('readwrite', (store) => records.forEach((record) => store.put(record))),
    remove: async (places) =>
      start('readwrite', (store) => places.forEach(({ n, i }) => store.delete([q, n, i]))),
  };
}

function ends<E extends string>(
  work: Record<E | 'onerror', unknown> & { onabort?: unknown },
  event: E,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(reject, limit);
    work.onerror = work.onabort = reject;
    (work as Record<string, unknown>)[event] = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}
