import type { PlayerCourse } from '../course/player-course.ts';
import type { Saved } from '../log/tracker.ts';
import { mergeProgress } from '../state/merge.ts';
import { packState, unpackState } from '../state/pack.ts';
import type { Answer, FieldList, PracticeValue, Progress } from '../state/progress.ts';
import { readList } from '../state/read-list.ts';
import type { Slot } from '../state/slots.ts';
import { insist, isPassing } from './launch/insist.ts';
import type { LrsAnswer, LrsClient } from './lrs.ts';

/** Our document in the State resource, beside those of the LMS. */
const stateId = 'coursewright';

/** The saved state in the LRS: a document that two devices may write in turn, or at once. */
export interface StateDocument {
  /** Reads it, insistently; empty: there is none, or it could not be read. */
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

/**
 * What the learner wrote stays on this device. A text that counts already leaves what it was worth, as where its quiz was
 * submitted; one that can still be changed is as good as not there, so that this device's copy is joined to it.
 */
function withoutTexts(progress: Progress, list: FieldList): Progress {
  const bare = ({ values = [], ...answer }: Answer, slots: readonly Slot[]): Answer | undefined => {
    if (answer.share === undefined) return Object.keys(answer).length > 0 ? answer : undefined;
    return { ...answer, values: values.map((value, index) => ('text' in (slots[index] ?? {}) ? '' : value)) };
  };
  const values = progress.values.map((value, index) => {
    const field = list.fields[index];
    if (!value || !field || !('slots' in field) || !field.slots.some((slot) => 'text' in slot)) return value;
    if (field.kind === 'answer') return bare(value as Answer, field.slots);
    const { answer, ...rest } = value as PracticeValue;
    const left = answer && bare(answer, field.slots);
    return { ...rest, ...(left ? { answer: left } : {}) };
  });
  return { ...progress, values };
}

export function stateDocument(client: LrsClient, course: PlayerCourse): StateDocument {
  const list = readList(course);
  const omitsTexts = course.lrs?.omit?.freeText === true;
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
  /** What was written here and may have arrived, though its answer did not. */
  const own = new Set<string>();

  function joined(state: string): string {
    const mine = others || omitsTexts ? unpacked(state) : undefined;
    if (!mine) return state;
    const all = others ? mergeProgress(mine, { ...others, run: mine.run }, list) : mine;
    return packState(omitsTexts ? withoutTexts(all, list) : all, list);
  }

  return {
    async read() {
      const answer = await insist(() => client.getState(stateId), isPassing);
      etag = answer.etag;
      stored = stateIn(answer.document);
      return { state: stored, answer };
    },
    async write(state, keepalive = false) {
      if (joined(state) === stored) return 'saved';
      const join = (theirs: unknown) => {
        const text = stateIn(theirs);
        const read = own.has(text) ? undefined : unpacked(text);
        if (read) others = others ? mergeProgress(read, { ...others, run: read.run }, list) : read;
      };
      if (stale && !keepalive) {
        const now = await client.getState(stateId);
        if (now.status !== 200 && now.status !== 404) return savedOf(now);
        etag = now.etag;
        if (stateIn(now.document) !== stored) join(now.document);
      }
      let written = joined(state);
      own.add(written);
      const answer = await client.putState(
        stateId,
        { state: written },
        {
          keepalive,
          // A document without a tag comes from a server that hides it, or has none. While the page goes, nobody can ask.
          ...(etag !== undefined ? { etag } : stored !== '' ? { etag: '*' } : {}),
          merge(theirs) {
            join(theirs);
            own.add((written = joined(state)));
            return { state: written };
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
