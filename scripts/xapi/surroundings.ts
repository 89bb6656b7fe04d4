import type { LrsAccess, LrsClient } from './lrs.ts';
import type { Queue, QueueParts } from './queue/types.ts';
import type { Told } from './told.ts';

/** How a page goes away. */
export interface Leaving {
  /**
   * Whether its session goes on in a page to come: it is being reloaded, as far as that can be seen, or the browser keeps
   * it for a return. Elsewhere, as with the browser's own button, a reload looks like an end.
   */
  goesOn(): boolean;
  /** Whether it is going away: what is not done at once is not done. */
  going(): boolean;
}

/** What lies around a tracker that reports to an LRS: a browser's page, or what stands in for it where there is none. */
export interface Surroundings {
  /** Ms since 1970. */
  now(): number;
  /** 16 random bytes. */
  random(): Uint8Array;
  /** The query of the page's address. */
  search(): string;
  createClient(access: LrsAccess): LrsClient;
  openQueue(parts: QueueParts): Promise<Queue>;
  /** For a page that goes away before its queue is open. */
  leaveUnopened(parts: QueueParts, told: readonly Told[]): void;
  /** Posts nothing to an address; rejects where there is no answer. */
  post(url: string): Promise<{ status: number; text: string }>;
  /** What this tab remembers over reloads. Throws where the browser keeps nothing. */
  tab: { read(key: string): string | null; write(key: string, text: string): void };
  leaving: Leaving;
  /** Runs `work` when the page goes. */
  whenGone(work: () => void): void;
  /** Runs `work` whenever the learner wants to have it saved now. */
  whenAsked(work: () => void): void;
  goTo(address: string): void;
  /** Sets properties of each element that a selector finds, once: now, and on slides to come. */
  set(selector: string, properties: Readonly<Record<string, unknown>>): void;
}
