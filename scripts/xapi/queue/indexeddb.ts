import type { StoredRecord } from './record.ts';
import type { Store } from './types.ts';

const table = 'statements';
/** Milliseconds after which a database that says nothing is done without. */
const limit = 5_000;

/** One database for all packages of a site; a queue is the records whose key begins with its name. */
export async function openDatabase(q: string): Promise<Store> {
  const opening = indexedDB.open('coursewright-lrs', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(table, { keyPath: ['q', 'n', 'i'] });
  // A package of a later format waits for this one to let go, also when it comes too late to be of use.
  opening.addEventListener('success', () => {
    const { result } = opening;
    result.onversionchange = () => result.close();
  });
  await ends(opening, 'onsuccess');
  const database = opening.result;
  /** It has said nothing once: nobody waits for it again. */
  let hangs = false;

  const start = async <T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => T) => {
    if (hangs) throw new Error('the database hangs');
    const transaction = database.transaction(table, mode);
    const result = work(transaction.objectStore(table));
    await ends(transaction, 'oncomplete', () => (hangs = true));
    return result;
  };
  return {
    where: 'indexeddb',
    async all() {
      // An array sorts behind every number.
      const found = await start('readonly', (store) => store.getAll(IDBKeyRange.bound([q], [q, []])));
      return found.result as StoredRecord[];
    },
    put: (records) => start('readwrite', (store) => records.forEach((record) => store.put(record))),
    remove: (places) => start('readwrite', (store) => places.forEach(({ n, i }) => store.delete([q, n, i]))),
  };
}

function ends<E extends string>(
  work: Record<E | 'onerror', unknown> & { onabort?: unknown },
  event: E,
  late?: () => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = () => {
      clearTimeout(timer);
      reject(new Error('refused, or no answer'));
    };
    const timer = setTimeout(() => {
      late?.();
      failed();
    }, limit);
    work.onerror = work.onabort = failed;
    (work as Record<string, unknown>)[event] = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}
