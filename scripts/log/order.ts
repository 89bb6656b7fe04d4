import { hash32 } from '../state/hash.ts';

/**
 * The rank of an item in a shuffled list: a hash of the learner's run, the attempt and the item's own id. An item that
 * is added later moves no other, and the order is the same whenever the learner comes back.
 */
export function shuffledRank(run: string, attempt: number, ...ids: string[]): number {
  return hash32([run, String(attempt), ...ids].join('/'));
}
