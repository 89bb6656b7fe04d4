import { hash32 } from '../state/hash.ts';

/** One run's copy in the browser's storage. */
export interface MirrorRecord {
  run: string;
  counter: number;
  state: string;
  /** A later launch has read this run back from the LMS, or the learner left it: it is offered no more. */
  over: boolean;
  /** A save failed and none since was confirmed while the page lived: of its answers the LMS may have anything. */
  unsure: boolean;
}

/**
 * The copy that every save leaves on this device, one record a run, found by course and learner. `learner` is
 * a hash (see `learnerKey`): two learners at one computer don't meet, and no id is stored.
 */
export interface Mirror {
  /** Whether the browser keeps anything at all. */
  works: boolean;
  records(): MirrorRecord[];
  write(record: MirrorRecord): void;
}

/** Storage is shared by all packages of a site, so keys begin with the course's id and learner's hash. */
export function createMirror(course: string, learner: string): Mirror {
  const prefix = `coursewright:${course}:${learner}:`;
  const storage = openStorage();
  const read = (key: string): MirrorRecord | undefined => {
    try {
      const record = JSON.parse(storage?.getItem(key) ?? '') as Partial<MirrorRecord> | null;
      return typeof record?.run === 'string' &&
        typeof record.counter === 'number' &&
        typeof record.state === 'string'
        ? {
            run: record.run,
            counter: record.counter,
            state: record.state,
            over: record.over === true,
            unsure: record.unsure === true,
          }
        : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    works: storage !== undefined,
    records() {
      const keys = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '');
      return keys
        .filter((key) => key.startsWith(prefix))
        .sort()
        .map(read)
        .filter((record) => record !== undefined);
    },
    write(record) {
      try {
        storage?.setItem(prefix + record.run, JSON.stringify(record));
      } catch {
        // Full or forbidden: the LMS has the state, and the learner reads whether it took it.
      }
    },
  };
}

/**
 * The name under which a learner's copies lie: a hash of the LMS's id. Without an LMS (`undefined`) it is that of the
 * learner whom this tab had last, so that a reload in an LMS that opens no second session doesn't lose the place.
 */
export function learnerKey(course: string, id: string | undefined): string {
  const remembered = `coursewright:${course}:learner`;
  try {
    if (id === undefined) return window.sessionStorage.getItem(remembered) ?? 'nobody';
    const key = hash32(id).toString(36);
    window.sessionStorage.setItem(remembered, key);
    return key;
  } catch {
    return id === undefined ? 'nobody' : hash32(id).toString(36);
  }
}

/** `undefined` where the browser forbids storage (in some frames even the property throws). */
export function openStorage(): Storage | undefined {
  try {
    const storage = window.localStorage;
    storage.setItem('coursewright:probe', '1');
    storage.removeItem('coursewright:probe');
    return storage;
  } catch {
    return undefined;
  }
}
