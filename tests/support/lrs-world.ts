import { vi } from 'vitest';
import { createLrs, type Lrs, type LrsOptions } from '../../scripts/preview/lrs/lrs.ts';
import type { LrsAccess, LrsClient } from '../../scripts/xapi/lrs.ts';
import type { Queue, QueueParts } from '../../scripts/xapi/queue/types.ts';
import type { Told } from '../../scripts/xapi/told.ts';
import { problems } from './lrs-problems.ts';
import { ada, numberOf, registration } from './told.ts';

/** The browser's own files: their types are checked there. */
const files = { client: '../../scripts/xapi/client.ts', queue: '../../scripts/xapi/queue/in-browser.ts' };
const { createClient } = (await import(files.client)) as { createClient(access: LrsAccess): LrsClient };
const { openQueue, leaveUnopened } = (await import(files.queue)) as {
  openQueue(parts: QueueParts): Promise<Queue>;
  leaveUnopened(parts: QueueParts, told: readonly Told[]): void;
};
export { leaveUnopened };

/** A browser's `localStorage` with room for so many characters. */
function fakeStorage(room = Infinity) {
  const items = new Map<string, string>();
  let used = 0;
  /** A list is walked through from its beginning. */
  let keys: string[] = [];
  const sizeOf = (key: string) => (items.has(key) ? key.length + (items.get(key)?.length ?? 0) : 0);
  const storage = {
    room,
    items,
    get length() {
      return items.size;
    },
    key(index: number) {
      if (index === 0) keys = [...items.keys()];
      return keys[index] ?? null;
    },
    getItem: (key: string) => items.get(key) ?? null,
    setItem(key: string, value: string) {
      const more = key.length + value.length - sizeOf(key);
      if (used + more > storage.room) throw new Error('QuotaExceededError');
      used += more;
      items.set(key, value);
    },
    removeItem(key: string) {
      used -= sizeOf(key);
      items.delete(key);
    },
  };
  return storage;
}

export interface World {
  lrs: Lrs;
  storage: ReturnType<typeof fakeStorage>;
  /** Whether the line is up. */
  line: { up: boolean };
  /** The way to the LRS, without a queue. */
  client(access?: Partial<LrsAccess>): LrsClient;
  /** A launch: a queue on what earlier ones left. */
  open(parts?: Partial<QueueParts> & { access?: Partial<LrsAccess> }): Promise<Session>;
  /** Numbers of what the LRS has, in the order of storing. */
  stored(): number[];
  /** Bodies of what was posted: the numbers of each request. */
  posts(): number[][];
  /** Fires `online`. */
  online(): void;
}

export interface Session extends Queue {
  client: LrsClient;
  /** The page is gone: nothing of it happens any more, and its locks are free. */
  kill(): void;
  /** Pauses before trying again, in ms. */
  pauses: number[];
  notes: string[];
}

export const endpoint = 'https://lrs.example/xapi';

/** A browser without a page, and an LRS in the same process. Wants fake timers. */
export function newWorld(options: LrsOptions = {}): World {
  const lrs = createLrs({ check: problems, authorizations: new Set(['Basic good']), ...options });
  const storage = fakeStorage();
  const line = { up: true };
  const online = new Set<() => void>();
  let locks = new Map<string, Promise<unknown>>();

  const request = async (name: string, _options: object, work: () => Promise<void>) => {
    const mine = locks;
    const turn = (mine.get(name) ?? Promise.resolve()).then(work);
    mine.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  };
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('navigator', { locks: { request } });
  vi.stubGlobal('addEventListener', (type: string, listener: () => void) => {
    if (type === 'online') online.add(listener);
  });
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (!line.up) throw new TypeError('Failed to fetch');
    const answer = lrs.handle({
      method: init.method ?? 'GET',
      url,
      headers: Object.fromEntries(new Headers(init.headers)),
      body: typeof init.body === 'string' ? init.body : '',
    });
    if (answer.delay !== undefined)
      await new Promise((resolve, reject) => {
        setTimeout(resolve, answer.delay);
        init.signal?.addEventListener('abort', () => reject(new TypeError('aborted')));
      });
    if (answer.lost === true || answer.unreadable === true) throw new TypeError('Failed to fetch');
    return new Response(answer.status === 204 ? null : answer.body, answer);
  });

  const clientOf = (access: Partial<LrsAccess> = {}) =>
    createClient({
      endpoint,
      authorization: () => 'Basic good',
      version: '1.0.3',
      activityId: 'https://courses.example/fire',
      actor: ada,
      registration,
      ...access,
    });

  return {
    lrs,
    storage,
    line,
    client: clientOf,
    online: () => online.forEach((listener) => listener()),
    stored: () => lrs.statements.map(numberOf),
    posts: () =>
      lrs.requests
        .filter(({ method }) => method === 'POST')
        .map(({ body }) => (JSON.parse(body) as { id: string }[]).map(numberOf)),
    async open({ access, ...parts } = {}) {
      let alive = true;
      const pauses: number[] = [];
      const notes: string[] = [];
      const client = clientOf(access);
      /** Nothing that is asked by a dead page is ever answered. */
      const { flying, ...asking } = client;
      const mortal = Object.fromEntries(
        Object.entries(asking).map(([name, method]) => [
          name,
          async (...args: unknown[]) => {
            if (!alive) await new Promise(() => {});
            const answer: unknown = await (method as (...args: unknown[]) => unknown)(...args);
            if (!alive) await new Promise(() => {});
            return answer;
          },
        ]),
      ) as unknown as LrsClient;
      const others = new Set(online);
      const queue = await openQueue({
        course: 'fire',
        endpoint,
        actor: ada,
        registration,
        client: { ...mortal, flying },
        note: (call, result) => notes.push(`${call}: ${result}`),
        random: () => 0.5,
        later(work, ms) {
          pauses.push(ms);
          const timer = setTimeout(() => alive && work(), ms);
          return () => clearTimeout(timer);
        },
        ...parts,
      });
      const listening = [...online].filter((listener) => !others.has(listener));
      return {
        ...queue,
        client,
        pauses,
        notes,
        kill() {
          alive = false;
          for (const listener of listening) online.delete(listener);
          locks = new Map();
        },
      };
    },
  };
}
