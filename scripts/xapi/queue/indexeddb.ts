import type { StoredRecord } from './record.ts';
import type { Store } from './store.ts';

const table = 'statements';
/** Milliseconds after which a database that says nothing is done without. */
const limit = 5_000;

/** One database for all packages of a site; a queue is the records whose key begins with its name. */
export async function openDatabase(q: string): Promise<Store> {
  const opening = indexedDB.open('coursewright-lrs', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(table, { keyPath: ['q', 'n', 'i'] });
  const database = await done(opening, 'onsuccess', () => opening.result);
  // A package of a later format waits for this one to let go.
  database.onversionchange = () => database.close();
  // An array sorts behind every number.
  const all = IDBKeyRange.bound([q], [q, []]);

  const write = (work: (store: IDBObjectStore) => void) => {
    const transaction = database.transaction(table, 'readwrite');
    work(transaction.objectStore(table));
    transaction.commit();
    return done(transaction, 'oncomplete', () => undefined);
  };
  return {
    where: 'indexeddb',
    async all() {
      const reading = database.transaction(table).objectStore(table).getAll(all);
      return done(reading, 'onsuccess', () => reading.result as Partial<StoredRecord>[]);
    },
    put: async (records) => write((store) => records.forEach((record) => store.put(record))),
    remove: async (records) => write((store) => records.forEach(({ n, i }) => store.delete([q, n, i]))),
  };
}

interface Work {
  error: unknown;
  onerror: ((event: never) => void) | null;
  onabort?: ((event: never) => void) | null;
}

function done<T extends Work, V, E extends keyof T>(work: T, event: E, value: () => V): Promise<V> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(work.error instanceof Error ? work.error : new Error('IndexedDB'));
    const timer = setTimeout(fail, limit);
    Object.assign(work, {
      onerror: fail,
      onabort: fail,
      [event]: () => {
        clearTimeout(timer);
        resolve(value());
      },
    });
  });
}
