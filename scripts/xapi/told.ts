import type { Statement } from '@xapi/xapi';

/** A statement with its id and time, made when its event was appended, and never made again. */
export interface Told {
  statement: Statement & { id: string; timestamp: string };
  /** An LRS may refuse a second one in a session or registration, also under the same id (cmi5 9.3). */
  once: boolean;
}
