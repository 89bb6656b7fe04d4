import type { Agent, Statement } from '@xapi/xapi';
import type { Told } from '../told.ts';
import type { Store } from './types.ts';

/** One statement in a store. Older packages' records are read for ever; names are short, since storage is small. */
export interface StoredRecord {
  /** The queue. */
  q: string;
  /** Its place: larger than that of all that were added before. */
  n: number;
  /** The statement's id, so that two tabs never use the same key. */
  i: string;
  /** Format of the record. */
  v: number;
  registration: string;
  once: boolean;
  statement: Statement;
  /** Why it is not sent any more. */
  aside?: string;
}

/** A record as this page knows it. */
export interface Waiting {
  record: StoredRecord;
  /** Where it lies. `undefined`: not tried yet; `null`: no store takes it. */
  kept?: Store | null;
  /** The LRS may have it. */
  sent: boolean;
  /** The LRS said 403: once, or while it took what follows. */
  refused?: 'once' | 'alone';
  /** Another session's, to be asked for; then what is told in its stead, if anything (`null`). */
  heir?: Told | null;
  /** UTF-8 bytes of its JSON, once they were counted. */
  bytes?: number;
}

export const format = 1;

/** One queue for each course, LRS and learner: what one of them left is never sent as another's. */
export const queueKey = (
  course: string,
  endpoint: string,
  { mbox, mbox_sha1sum, openid, account }: Agent,
): string =>
  JSON.stringify([
    course,
    endpoint.replace(/\/+$/, ''),
    mbox ?? mbox_sha1sum ?? openid ?? [account?.homePage, account?.name],
  ]);

/** Whether what lies in a store can be sent as it is. */
export const isSound = ({ i, statement }: StoredRecord): boolean =>
  // A damaged record may have anything, `null` too.
  (statement as Statement | null)?.id === i && !!statement.actor && !!statement.verb && !!statement.object;

/** Order of adding. */
export const byPlace = ({ record: a }: Waiting, { record: b }: Waiting): number =>
  a.n - b.n || (a.i < b.i ? -1 : 1);
