import type { PlayerCourse } from '../course/player-course.ts';
import type { Saved } from '../log/tracker.ts';
import { mergeProgress } from '../state/merge.ts';
import { packState, unpackState } from '../state/pack.ts';
import type { Progress } from '../state/progress.ts';
import { readList } from '../state/read-list.ts';
import type { LrsAnswer, LrsClient } from './lrs.ts';

/** Our document in the State resource, beside those of the LMS. */
const stateId = 'coursewright';

/** The saved state in the LRS: a document that two devices may write in turn, or at once. */
export interface StateDocument {
  /** Reads it; empty: there is none, or it could not be read. */
  read(): Promise<{ state: string; answer: LrsAnswer }>;
  /** Writes a packed state, joined with what another device has written meanwhile. */
  write(state: string, keepalive?: boolean): Promise<Saved>;
}

const stateIn = (document: unknown): string => {
  const { state } = (document ?? {}) as { state?: unknown };
  return typeof state === 'string' ? state : '';
};

function savedOf({ status }: LrsAnswer): Saved {
  if (status === 401 || status === 403) return 'refused';
  return status >= 200 && status < 300 ? 'saved' : 'waiting';
}

export function stateDocument(client: LrsClient, course: PlayerCourse): StateDocument {
  const list = readList(course);
  const unpacked = (state: string): Progress | undefined => {
    const read = unpackState(state, list);
    return 'progress' in read ? read.progress : undefined;
  };
  let etag: string | undefined;
  /** The document may have another tag by now: not every LRS says the new one when it has written. */
  let stale = false;
  let stored = '';
  /** What another device has written since this one began: it stays part of all that is written. */
  let others: Progress | undefined;

  function joined(state: string): string {
    const own = others && unpacked(state);
    if (!own || !others) return state;
    return packState(mergeProgress(own, { ...others, run: own.run }, list), list);
  }

  return {
    async read() {
      const answer = await client.getState(stateId);
      etag = answer.etag;
      stored = stateIn(answer.document);
      return { state: stored, answer };
    },
    async write(state, keepalive = false) {
      if (joined(state) === stored) return 'saved';
      const join = (theirs: unknown) => {
        const read = unpacked(stateIn(theirs));
        if (read) others = others ? mergeProgress(read, { ...others, run: read.run }, list) : read;
      };
      if (stale && !keepalive) {
        const now = await client.getState(stateId);
        if (now.status !== 200 && now.status !== 404) return savedOf(now);
        etag = now.etag;
        if (stateIn(now.document) !== stored) join(now.document);
      }
      let written = joined(state);
      const answer = await client.putState(
        stateId,
        { state: written },
        {
          keepalive,
          // A document without a tag comes from a server that hides it, or has none. While the page goes, nobody can ask.
          ...(etag !== undefined ? { etag } : stored !== '' ? { etag: '*' } : {}),
          merge(theirs) {
            join(theirs);
            return { state: (written = joined(state)) };
          },
        },
      );
      const saved = savedOf(answer);
      if (saved !== 'saved') return saved;
      stale = answer.etag === undefined;
      etag = answer.etag;
      stored = written;
      return saved;
    },
  };
}
