import { openDatabase } from './indexeddb.ts';
import type { StoredRecord, Waiting } from './record.ts';
import type { Where } from './types.ts';

/** Where records outlive the page. Each method rejects where the browser refuses. */
export interface Store {
  where: Where;
  /** All of the queue, in any order; damaged ones too. */
  all(): Promise<Partial<StoredRecord>[]>;
  put(records: readonly StoredRecord[]): Promise<void>;
  remove(records: readonly Pick<StoredRecord, 'n' | 'i'>[]): Promise<void>;
}

/** One that writes before it returns, for a page that goes away. */
export interface LocalStore extends Store {
  putNow(waiting: readonly Waiting[]): void;
}

/** All stores that work here, the best first. */
export async function openStores(q: string): Promise<{ stores: Store[]; local: LocalStore | undefined }> {
  const local = openLocal(q);
  const database = await openDatabase(q).catch(() => undefined);
  return { stores: [database, local].filter((store) => store !== undefined), local };
}

const prefix = 'coursewright:lrs:';

/** `localStorage`, or `undefined` where it is refused: in some frames even the property throws. */
export function localStore(): Storage | undefined {
  try {
    const storage = globalThis.localStorage;
    storage.getItem(prefix);
    return storage;
  } catch {
    return undefined;
  }
}

function openLocal(q: string): LocalStore | undefined {
  const storage = localStore();
  if (!storage) return undefined;
  const head = `${prefix}${q}:`;
  const digits = 16;
  const keyOf = ({ n, i }: Pick<StoredRecord, 'n' | 'i'>) => `${head}${String(n).padStart(digits, '0')}${i}`;
  const store: LocalStore = {
    where: 'localstorage',
    async all() {
      return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
        .filter((key) => key.startsWith(head))
        .map((key) => {
          const place = { q, n: Number(key.substr(head.length, digits)), i: key.slice(head.length + digits) };
          const text = storage.getItem(key) ?? '';
          try {
            return { ...(JSON.parse(text) as StoredRecord), ...place };
          } catch {
            return { ...place, statement: text as never };
          }
        });
    },
    async put(records) {
      for (const record of records) storage.setItem(keyOf(record), JSON.stringify(record));
    },
    async remove(records) {
      for (const record of records) storage.removeItem(keyOf(record));
    },
    putNow(waiting) {
      for (const one of waiting) {
        storage.setItem(keyOf(one.record), JSON.stringify(one.record));
        one.kept = store;
      }
    },
  };
  return store;
}
