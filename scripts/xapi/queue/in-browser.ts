import { createLease } from './one-sender.ts';
import { openQueueAt } from './queue.ts';
import { openStores } from './store.ts';
import type { Queue, QueueParts } from './types.ts';

/** Opens the queue of a course, LRS and learner in this browser; see `openQueueAt`. */
export const openQueue = (parts: QueueParts): Promise<Queue> =>
  openQueueAt(parts, {
    openStores,
    createLease,
    whenOnline: (work) => globalThis.addEventListener?.('online', work),
  });
