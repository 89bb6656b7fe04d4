import type { Told } from '../told.ts';
import { createLease } from './one-sender.ts';
import { leaveUnopenedAt, openQueueAt } from './queue.ts';
import { openLocal, openStores } from './store.ts';
import type { Queue, QueueParts } from './types.ts';

/** Opens the queue of a course, LRS and learner in this browser; see `openQueueAt`. */
export const openQueue = (parts: QueueParts): Promise<Queue> =>
  openQueueAt(parts, {
    openStores,
    openLocal,
    createLease,
    whenOnline: (work) => globalThis.addEventListener?.('online', work),
  });

export const leaveUnopened = (parts: QueueParts, told: readonly Told[]): void =>
  leaveUnopenedAt(parts, told, { openLocal });
