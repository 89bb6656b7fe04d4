import type { Agent, Statement } from '@xapi/xapi';
import type { Saved } from '../../log/tracker.ts';
import type { LrsClient } from '../lrs.ts';
import type { Told } from '../told.ts';
import type { StoredRecord } from './record.ts';

export type Where = 'indexeddb' | 'localstorage' | 'memory';

export interface QueueState {
  /** Statements that no LRS has confirmed. */
  waiting: number;
  /** What an LRS refused for good, and why. It is kept, and not sent again. */
  aside: { statement: Statement; reason: string }[];
  /** Where what waits lies; `memory`: some of it is lost when the page goes. */
  where: Where;
  /** The LRS refuses this session. Tried again at the next flush. */
  denied: boolean;
}

/** What a learner's statements wait in, for one course, LRS and learner, over sessions and tabs. */
export interface Queue {
  /** Durable once the promise is done. Sent in the order of adding; one that was added before is left out. */
  add(told: readonly Told[]): Promise<void>;
  /** Sends what waits. `saved`: nothing waits any more, but for what was set aside. `refused`: access was denied. */
  flush(): Promise<Saved>;
  /** For `pagehide`, synchronous: stores all, and sends one request that outlives the page. */
  leave(last: readonly Told[]): void;
  state(): QueueState;
  onChange(listener: () => void): void;
}

export interface QueueParts {
  course: string;
  endpoint: string;
  actor: Agent;
  registration: string;
  client: LrsClient;
  /**
   * For sessions that may not tell what another one left as it is (cmi5): what to tell instead. The same object: it
   * is this session's own. `undefined`: it can't be told any more, and is set aside. With it, `initialized` is sent
   * before what was left.
   */
  adopt?(left: Told): Told | undefined;
  /** For the support log; no names, no ids of people. */
  note(call: string, result: string): void;
  /** In ms since 1970. */
  now?(): number;
  random?(): number;
  /** Runs `work` after so many ms; the answer cancels it. */
  later?(work: () => void, ms: number): () => void;
}

/** What a record is found by in its queue. */
export type Place = Pick<StoredRecord, 'n' | 'i'>;

/** Where records outlive the page. Each method rejects where the browser refuses. */
export interface Store {
  where: Where;
  /** All of the queue, in any order; damaged ones too, which have nothing but a place. */
  all(): Promise<StoredRecord[]>;
  put(records: readonly StoredRecord[]): Promise<void>;
  remove(places: readonly Place[]): Promise<void>;
}

/** One that writes before it returns, for a page that goes away. */
export interface LocalStore extends Store {
  putNow(records: readonly StoredRecord[]): void;
}

/** All stores that work, the best first. */
export interface Stores {
  stores: Store[];
  local: LocalStore | undefined;
}

export type QueueClock = Required<Pick<QueueParts, 'now' | 'random' | 'later'>>;

export interface Lease {
  /** Runs `work` while no other tab does; without a word where another one is at it. */
  hold(work: () => Promise<void>): Promise<void>;
  release(): void;
}

/** Where a queue lies, and who else is there: a browser with its stores and tabs, or less. */
export interface Surface {
  openStores(q: string): Promise<Stores>;
  createLease(name: string, clock: QueueClock): Lease;
  /** Runs `work` whenever the line may be back. */
  whenOnline(work: () => void): void;
}
