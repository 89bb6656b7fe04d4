import { createClient } from '../../../scripts/xapi/client.ts';
import { openQueue } from '../../../scripts/xapi/queue/in-browser.ts';
import type { Queue, QueueState } from '../../../scripts/xapi/queue/types.ts';
import type { Told } from '../../../scripts/xapi/told.ts';
import { ada, many, registration } from '../told.ts';

/** How a test wants this launch. */
export interface QueuePageOptions {
  course: string;
  endpoint: string;
  /** What a browser may lack. */
  without?: ('indexedDB' | 'localStorage' | 'locks' | 'room')[];
  /** Added to the clock, in ms. */
  clock?: number;
  /** What is said with the page's last breath. */
  last?: Told[];
  /** Asked for at each 401. */
  authorizations?: string[];
}

/** What a test calls in the page. */
export interface QueuePage {
  start(options: QueuePageOptions): Promise<QueueState>;
  add(told: Told[]): Promise<QueueState>;
  /** So many at once, from number 1 on. */
  addMany(count: number): Promise<void>;
  flush(): Promise<string>;
  state(): QueueState;
  /** Writes a record as it is, into both stores. */
  plant(record: { q: string; n: number; i: string }): Promise<void>;
}

/** Pauses are this much shorter than a learner's. */
const faster = 50;

let queue: Queue;

function take(away: string): void {
  const refuse = {
    configurable: true,
    get() {
      throw new DOMException('refused', 'SecurityError');
    },
  };
  if (away === 'room')
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  else if (away === 'locks') Object.defineProperty(navigator, 'locks', { value: undefined });
  else Object.defineProperty(window, away, refuse);
}

const page: QueuePage = {
  async start({ course, endpoint, without = [], clock = 0, last = [], authorizations = ['Basic good'] }) {
    without.forEach(take);
    queue = await openQueue({
      course,
      endpoint,
      actor: ada,
      registration,
      client: createClient({
        endpoint,
        activityId: 'https://courses.example/fire',
        actor: ada,
        registration,
        authorization: async () =>
          (authorizations.length > 1 ? authorizations.shift() : authorizations[0]) ?? '',
      }),
      note: () => {},
      now: () => Date.now() + clock,
      later(work, ms) {
        const timer = setTimeout(work, ms / faster);
        return () => clearTimeout(timer);
      },
    });
    addEventListener('pagehide', () => queue.leave(last));
    return queue.state();
  },
  async add(told) {
    await queue.add(told);
    return queue.state();
  },
  addMany: (count) => queue.add(many(1, count)),
  flush: () => queue.flush(),
  state: () => queue.state(),
  async plant(record) {
    localStorage.setItem(
      `coursewright:lrs:${record.q}:${String(record.n).padStart(16, '0')}${record.i}`,
      JSON.stringify(record),
    );
    await new Promise((resolve, reject) => {
      const opening = indexedDB.open('coursewright-lrs', 1);
      opening.onerror = reject;
      opening.onsuccess = () => {
        const transaction = opening.result.transaction('statements', 'readwrite');
        transaction.objectStore('statements').put(record);
        transaction.oncomplete = resolve;
      };
    });
  },
};

Object.assign(window, { queuePage: page });
