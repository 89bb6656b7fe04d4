import type { Agent, Statement } from '@xapi/xapi';
import type { Told } from '../told.ts';
import type { Store } from './store.ts';

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

/** One statement that no LRS has confirmed, as this page knows it. */
export interface Waiting {
  record: StoredRecord;
  /** `undefined`: not tried yet; `null`: no store takes it. */
  kept?: Store | null;
  /** The LRS may have it. */
  sent: boolean;
  /** Another session's, to be asked for; then what is told in its stead, if anything (`null`). */
  heir?: Told | null;
  /** UTF-8 bytes of its JSON, once they were counted. */
  bytes?: number;
}

export const format = 1;

/** One queue for each course, LRS and learner: what one of them left is never sent as another's. */
export function queueKey(course: string, endpoint: string, actor: Agent): string {
  const { mbox, mbox_sha1sum, openid, account } = actor;
  return JSON.stringify([
    course,
    endpoint.replace(/\/+$/, ''),
    mbox ?? mbox_sha1sum ?? openid ?? [account?.homePage, account?.name],
  ]);
}

/** Whether what lies in a store can be sent as it is. */
export function isSound(value: Partial<StoredRecord>): boolean {
  const statement: unknown = value.statement;
  return (
    typeof value.n === 'number' &&
    typeof statement === 'object' &&
    statement !== null &&
    'id' in statement &&
    statement.id === value.i &&
    'actor' in statement &&
    'verb' in statement &&
    'object' in statement
  );
}

/** Order of adding. */
export const byPlace = (a: Waiting, b: Waiting): number =>
  a.record.n - b.record.n || (a.record.i < b.record.i ? -1 : 1);
