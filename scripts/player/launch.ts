import type { Launch } from '../log/tracker.ts';
import type { mergeProgress } from '../state/merge.ts';
import { packState, unpackState, type Unreadable } from '../state/pack.ts';
import { newProgress, type FieldList, type Progress } from '../state/progress.ts';
import type { Mirror, MirrorRecord } from './mirror.ts';

/** Where a session starts from, and what the learner is told about it. */
export interface Start {
  progress: Progress;
  /** There was something to resume. */
  resumed: boolean;
  /** The LMS had a state that could not be read. */
  unreadable?: Unreadable;
  /** What the saved state had of each field that it knew: all others are new to the learner. Absent: nothing was saved. */
  known?: Progress['values'];
  /** What the LMS gave back, or nothing but the run: what lies beyond it must still be told to the LMS. */
  lmsProgress?: Progress;
  /** The last session's saves ended in doubt: all answers are told once more, whatever state the LMS has. */
  unsure: boolean;
}

/** What `js/merge.js` exports. */
export interface MergeModule {
  mergeProgress: typeof mergeProgress;
}

/**
 * Joins what the LMS kept with what this device kept. The same run is always merged; of other runs nothing is taken
 * silently: `ask` is put to the learner, once. A record that the LMS has caught up with is over. What joins two states
 * is loaded only where they differ.
 */
export async function startFrom(
  launch: Launch,
  mirror: Mirror,
  list: FieldList,
  readOnly: boolean,
  { ask, loadMerge }: { ask: () => Promise<boolean>; loadMerge: () => Promise<MergeModule> },
): Promise<Start> {
  const fromLms = unpackState(launch.state, list);
  const kept = mirror.records();
  const saved = 'progress' in fromLms ? fromLms.progress : undefined;
  // Where the LMS tells runs apart, one without a state is a run that has saved nothing yet.
  const lms = saved ?? (launch.run === undefined ? undefined : newProgress(launch.run));
  const unreadable =
    'unreadable' in fromLms && fromLms.unreadable !== 'empty' ? fromLms.unreadable : undefined;

  if (lms) {
    const own = kept.find(({ run }) => run === lms.run);
    const copy = own && own.state !== launch.state ? read(own, list) : undefined;
    const unsure = own?.unsure === true;
    if (own && own.counter <= lms.counter) mirror.write({ ...own, over: true });
    const progress = copy ? (await loadMerge()).mergeProgress(lms, copy, list) : lms;
    const offered = readOnly ? undefined : await offer(kept, lms.run, list, mirror, ask);
    const rest = {
      ...(saved ? { known: saved.values } : {}),
      lmsProgress: lms,
      unsure,
      ...(unreadable ? { unreadable } : {}),
    };
    if (!offered) return { progress, resumed: (saved ?? copy) !== undefined, ...rest };
    return {
      progress: (await loadMerge()).mergeProgress(progress, { ...offered, run: progress.run }, list),
      resumed: true,
      ...rest,
    };
  }

  const taken =
    launch.connected && !readOnly
      ? await offer(kept, undefined, list, mirror, ask)
      : newest(
          kept.filter(({ over }) => !over),
          list,
        );
  if (taken)
    return {
      progress: taken,
      resumed: true,
      known: taken.values,
      lmsProgress: newProgress(taken.run),
      unsure: false,
      ...(unreadable ? { unreadable } : {}),
    };
  return {
    progress: newProgress(mintRun()),
    resumed: false,
    unsure: false,
    ...(unreadable ? { unreadable } : {}),
  };
}

function read(record: MirrorRecord, list: FieldList): Progress | undefined {
  const result = unpackState(record.state, list);
  return 'progress' in result ? result.progress : undefined;
}

function newest(records: readonly MirrorRecord[], list: FieldList): Progress | undefined {
  const readable = records.map((record) => read(record, list)).filter((progress) => progress !== undefined);
  return readable.sort((a, b) => b.counter - a.counter)[0];
}

async function offer(
  records: readonly MirrorRecord[],
  run: string | undefined,
  list: FieldList,
  mirror: Mirror,
  ask: () => Promise<boolean>,
): Promise<Progress | undefined> {
  const open = records.filter((record) => record.run !== run && !record.over);
  const best = newest(open, list);
  if (!best) return undefined;
  const take = await ask();
  for (const record of open) if (!take || record.run !== best.run) mirror.write({ ...record, over: true });
  return take ? best : undefined;
}

/** Sixty random bits in ten base64url characters. */
export function mintRun(): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => alphabet[byte & 63]).join('');
}

/** Fields of questions whose checked answer stands in `now` and not, or not so, in `lms`. */
export function missingAnswers(lms: Progress, now: Progress, list: FieldList): number[] {
  const text = (progress: Progress, index: number) => JSON.stringify(progress.values[index] ?? null);
  return list.fields.flatMap((field, index) =>
    (field.kind === 'answer' || field.kind === 'practice') && text(now, index) !== text(lms, index)
      ? [index]
      : [],
  );
}

/** Whether two progresses would be saved as the same text, but for the counter. */
export function sameProgress(a: Progress, b: Progress, list: FieldList): boolean {
  return packState({ ...a, counter: 0 }, list) === packState({ ...b, counter: 0 }, list);
}
