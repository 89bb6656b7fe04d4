import type { Waiting } from './record.ts';

/** Bytes of a request: browsers let one of up to 64 KiB outlive its page, and servers have limits too. */
export const roomOfRequest = 60_000;

const encoder = new TextEncoder();
const initialized = 'http://adlnet.gov/expapi/verbs/initialized';

export const isFirst = ({ statement }: { statement: { verb: { id: string } } }): boolean =>
  statement.verb.id === initialized;

export const bytesOf = (batch: readonly Waiting[]): number =>
  batch.reduce(
    (sum, one) => sum + 1 + (one.bytes ??= encoder.encode(JSON.stringify(one.record.statement)).length),
    1,
  );

/**
 * The next request's statements: a prefix of what waits. A batch is all or nothing for an LRS (xAPI 1.0.3 Communication
 * 2.1.2), so what it may refuse goes alone: what is said once, and `initialized`, which comes before all else.
 */
export function nextBatch(waiting: readonly Waiting[], room: number, most: number): Waiting[] {
  return prefixOf(
    waiting,
    (one) => one.heir !== undefined || one.doubts !== undefined || one.record.once || isFirst(one.record),
    room,
    most,
  );
}

/**
 * The last requests of a page, where nobody hears the answer: all that fits, from the first on, since one in flight may
 * get lost. What the LRS has refused before would take all others with it, and stays. Only an LRS with rules for sessions
 * (`strict`, cmi5) refuses what it has already if that is said once: there such a one, when it is in flight, is left out,
 * and when it may be stored, goes by itself, between what comes before it and what comes after.
 * @param room bytes that they have together
 */
export function lastBatches(
  waiting: readonly Waiting[],
  flying: readonly Waiting[],
  strict: boolean,
  room: number,
): Waiting[][] {
  const once = ({ record }: Waiting) => strict && (record.once || isFirst(record));
  const batches: Waiting[][] = [];
  let left = waiting.filter(
    (one) => one.heir === undefined && one.doubts === undefined && !(once(one) && flying.includes(one)),
  );
  while (left.length > 0) {
    const batch = prefixOf(left, (one) => once(one) && one.sent, room, Infinity);
    const bytes = bytesOf(batch);
    if (bytes > room) break;
    room -= bytes;
    batches.push(batch);
    left = left.slice(batch.length);
  }
  return batches;
}

function prefixOf(
  waiting: readonly Waiting[],
  alone: (one: Waiting) => boolean,
  room: number,
  most: number,
): Waiting[] {
  const batch: Waiting[] = [];
  let bytes = 1;
  for (const one of waiting) {
    bytes += bytesOf([one]);
    if (batch.length > 0 && (alone(one) || bytes > room || batch.length >= most)) break;
    batch.push(one);
    if (alone(one)) break;
  }
  return batch;
}
