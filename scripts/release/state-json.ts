import { packState, unpackState, type Unreadable } from '../state/pack.ts';
import { answersOf, type FieldList, type Progress } from '../state/progress.ts';
import { readList } from '../state/read-list.ts';
import { listData } from './fields.ts';
import type { Lock } from './lock.ts';
import { namesOf } from './renames.ts';

/** A saved state with the names of the lock, for support: what JSON can carry, both ways. */
export interface StateJson {
  course: string;
  run: string;
  counter: number;
  /** A name; the number of a field that a newer package wrote about. */
  bookmark?: string | number;
  passed: boolean;
  completed: boolean;
  score?: number;
  /** By name of the slide, quiz or question; an earlier revision as `check.q1 (revision 1)`. Nothing known: absent. */
  fields: Record<string, FieldJson>;
  /** What a newer package wrote behind the fields that this lock has. */
  beyond?: Progress['beyond'];
}

type FieldJson = Record<string, unknown>;

/** What it takes to put names into a state, and to take them out again. */
export interface Legend {
  course: string;
  list: FieldList;
  /** By field. */
  names: readonly string[];
}

export const listOf = (lock: Lock): FieldList => readList(listData(lock));

const legendOf = (lock: Lock): Legend => ({
  course: lock.course,
  list: listOf(lock),
  names: fieldNames(lock),
});

/** What each field is called now; revisions but the newest say their number. */
export function fieldNames(lock: Lock): string[] {
  const { calledNow } = namesOf(lock.renames ?? [], [], new Set(), () => undefined);
  const newest = new Map<string, number>();
  for (const field of lock.fields) if ('question' in field) newest.set(field.question, field.revision);
  return lock.fields.map((field) => {
    if ('slide' in field) return calledNow(field.slide);
    if ('quiz' in field) return calledNow(field.quiz);
    const name = field.question.split('.').map(calledNow).join('.');
    return newest.get(field.question) === field.revision ? name : `${name} (revision ${field.revision})`;
  });
}

/** Why a state can't be read, as the end of a sentence. */
export const unreadableWords: Record<Unreadable, string> = {
  empty: 'it is empty',
  damaged: 'it is damaged, or cut off',
  'newer-format': 'a newer version of Coursewright has written it',
  'unknown-list': 'it was written under another lock',
};

/** @returns the state with names, or why it can't be read */
export function decodeState(text: string, lock: Lock): { state: StateJson } | { why: string } {
  return decodeWith(text, legendOf(lock), (index) => {
    const field = lock.fields[index];
    return field && 'parts' in field ? field.parts : [];
  });
}

function decodeWith(
  text: string,
  { course, list, names }: Legend,
  partsOf: (index: number) => readonly string[] = () => [],
): { state: StateJson } | { why: string } {
  const read = unpackState(text, list);
  if ('unreadable' in read) return { why: unreadableWords[read.unreadable] };
  const { run, counter, bookmark, passed, completed, score, values, beyond } = read.progress;
  const fields: Record<string, FieldJson> = {};
  values.forEach((value, index) => {
    if (value === undefined || isUntouched(value)) return;
    const { drawn, met, ...plain } = value as FieldJson & { drawn?: number[]; met?: number[] };
    const parts = partsOf(index);
    const asked = answersOf(index, list);
    fields[names[index] ?? ''] = {
      ...plain,
      ...(drawn ? { drawn: drawn.map((each) => names[each] ?? each) } : {}),
      ...(met
        ? { met: Object.fromEntries(met.map((count, place) => [names[asked[place] ?? -1] ?? place, count])) }
        : {}),
      // To read the values by; they can't be changed here.
      ...(parts.length > 0 ? { parts } : {}),
    };
  });
  const state: StateJson = {
    course,
    run,
    counter,
    ...(bookmark === undefined ? {} : { bookmark: names[bookmark] ?? bookmark }),
    passed,
    completed,
    ...(score === undefined ? {} : { score }),
    fields,
    ...(beyond ? { beyond } : {}),
  };
  return { state };
}

const isUntouched = (value: object): boolean =>
  Object.values(value).every((each) => each === false || each === 0 || each === undefined);

/** @returns the packed state, or what can't stand in one */
export const encodeState = (json: unknown, lock: Lock): Encoded => encodeWith(json, legendOf(lock));

export type Encoded = { text: string } | { at: string; why: string };

export function encodeWith(json: unknown, legend: Legend): Encoded {
  const { course, list, names } = legend;
  const given = json as Partial<StateJson> | null;
  if (typeof given !== 'object' || given === null || typeof given.fields !== 'object')
    return { at: 'fields', why: 'it is missing' };
  if (given.course !== undefined && given.course !== course)
    return { at: 'course', why: `the lock is that of ${course}` };
  const { bookmark } = given;
  const unknown = [...Object.keys(given.fields), ...(typeof bookmark === 'string' ? [bookmark] : [])].find(
    (name) => !names.includes(name),
  );
  if (unknown !== undefined) return { at: unknown, why: 'the lock has no such name' };
  /** A number stands for itself: what a newer package wrote has no name here. */
  const indexOf = (name: unknown) => (typeof name === 'number' ? name : names.indexOf(String(name)));
  try {
    const values = names.map((name, index) =>
      fieldValue(given.fields?.[name], answersOf(index, list), indexOf),
    );
    const progress: Progress = {
      run: given.run ?? '',
      counter: given.counter ?? 0,
      passed: given.passed === true,
      completed: given.completed === true,
      values,
      ...(bookmark === undefined ? {} : { bookmark: indexOf(bookmark) }),
      ...(given.score === undefined ? {} : { score: given.score }),
      ...(given.beyond ? { beyond: given.beyond } : {}),
    };
    const text = packState(progress, list);
    const back = decodeWith(text, legend);
    const differing = 'state' in back ? difference(given, back.state) : '';
    if (differing !== undefined) return { at: differing || 'run', why: 'it would be read back otherwise' };
    return { text };
  } catch {
    return { at: 'fields', why: 'its values have another shape' };
  }
}

function fieldValue(
  json: FieldJson | undefined,
  asked: readonly number[],
  indexOf: (name: unknown) => number,
): Progress['values'][number] {
  if (json === undefined) return undefined;
  const { parts: _, drawn, met, ...plain } = json;
  return {
    ...plain,
    ...(drawn === undefined ? {} : { drawn: (drawn as unknown[]).map(indexOf) }),
    ...(met === undefined ? {} : { met: countsOf(met as Record<string, number>, asked, indexOf) }),
  } as Progress['values'][number];
}

/** Up to the last question that is named, so that a state has no more of them than it had. */
function countsOf(
  met: Record<string, number>,
  asked: readonly number[],
  indexOf: (name: unknown) => number,
): number[] {
  const counts: (number | undefined)[] = [];
  for (const [name, count] of Object.entries(met)) {
    const field = indexOf(name);
    const place = field < 0 ? Number(name) : asked.indexOf(field);
    if (!(place >= 0 && place < mostFields)) throw new Error('no such question');
    counts[place] = count;
  }
  return Array.from(counts, (count) => count ?? 0);
}

/** No course has more: a count for each of them is all that a number may ask for. */
const mostFields = 100_000;

/** The dotted way to the first value that differs; what is absent, `false` or 0 is all the same. */
function difference(given: unknown, back: unknown, at: string[] = []): string | undefined {
  const isMap = (value: unknown): value is FieldJson => typeof value === 'object' && value !== null;
  if (!isMap(given) || !isMap(back)) {
    const nothing = (value: unknown) =>
      value === undefined ||
      value === false ||
      value === 0 ||
      (isMap(value) && Object.values(value).every((each) => !each));
    return given === back || (nothing(given) && nothing(back)) ? undefined : at.join('.');
  }
  for (const key of new Set([...Object.keys(given), ...Object.keys(back)])) {
    if (key === 'parts') continue;
    const found = difference(given[key], back[key], [...at, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}
