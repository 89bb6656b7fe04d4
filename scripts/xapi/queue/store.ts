import { openDatabase } from './indexeddb.ts';
import type { StoredRecord } from './record.ts';
import type { LocalStore, Place, Stores } from './types.ts';

/** All stores that work here, the best first. */
export async function openStores(q: string): Promise<Stores> {
  const local = openLocal(q);
  const database = await openDatabase(q).catch(() => undefined);
  return { stores: [database, local].filter((store) => store !== undefined), local };
}

/** `localStorage`, or `undefined` where it is refused: in some frames even the property throws. */
export function localStore(): Storage | undefined {
  try {
    const storage = globalThis.localStorage;
    storage.getItem('');
    return storage;
  } catch {
    return undefined;
  }
}

const digits = 16;

function openLocal(q: string): LocalStore | undefined {
  const storage = localStore();
  if (!storage) return undefined;
  const head = `coursewright:lrs:${q}:`;
  const keyOf = ({ n, i }: Place) => head + String(n).padStart(digits, '0') + i;
  const read = (key: string): StoredRecord => {
    const text = storage.getItem(key) ?? '';
    const place = { q, n: Number(key.substr(head.length, digits)) || 0, i: key.slice(head.length + digits) };
    try {
      return { ...(JSON.parse(text) as StoredRecord), ...place };
    } catch {
      return { ...place, statement: text } as unknown as StoredRecord;
    }
  };
  const putNow = (records: readonly StoredRecord[]) =>
    records.forEach((record) => storage.setItem(keyOf(record), JSON.stringify(record)));
  return {
    where: 'localstorage',
    putNow,
    all: async () =>
      Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
        .filter((key) => key.startsWith(head))
        .map(read),
    put: async (records) => putNow(records),
    remove: async (places) => places.forEach((place) => storage.removeItem(keyOf(place))),
  };
}
