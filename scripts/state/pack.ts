import { BitReader, BitWriter, DamagedState } from './bits.ts';
import { fromUtf8, hash32, utf8 } from './hash.ts';
import {
  unseen,
  type Answer,
  type Field,
  type FieldList,
  type FieldValue,
  type PracticeValue,
  type Progress,
  type QuizValue,
  type Seen,
} from './progress.ts';
import { bitsFor, type Slot, type SlotValue } from './slots.ts';

/** The saved state's format. A reader of this format stays in the player for ever. */
const version = '1';
const checksumLength = 5;
/** How many earlier lengths of the list a state names, so that an older package knows it for its own. */
const buildsNamed = 16;

const check = (text: string) => {
  const writer = new BitWriter();
  writer.write(hash32(text) % 2 ** 29, 29);
  return writer.finish();
};

/** Seven bits of a percent suffice for an answer's share: scores are computed from answers, never from this. */
const sharePercent = (share: number) => Math.round(share * 100);
const hundredths = (score: number) => Math.round(score * 100);

/** One bit for the most frequent slide, visited and done; two for one not seen; three for the rest. */
function writeSeen(writer: BitWriter, value: Seen | undefined): void {
  const { visited, done } = value ?? unseen;
  writer.flag(visited && done);
  if (visited && done) return;
  writer.flag(visited || done);
  if (visited || done) writer.flag(done);
}

function readSeen(reader: BitReader): Seen {
  if (reader.flag()) return { visited: true, done: true };
  if (!reader.flag()) return { ...unseen };
  const done = reader.flag();
  return { visited: !done, done };
}

function writeAnswer(writer: BitWriter, slots: readonly Slot[], answer: Answer | undefined): void {
  writer.flag(answer !== undefined);
  if (!answer) return;
  slots.forEach((slot, index) => {
    const value = answer.values[index];
    if ('radix' in slot) writer.write(Number(value ?? 0), bitsFor(slot.radix));
    else {
      const bytes = utf8(String(value ?? ''));
      writer.varint(bytes.length);
      for (const byte of bytes) writer.write(byte, 8);
    }
  });
  const percent = answer.share === undefined ? undefined : sharePercent(answer.share);
  if (percent === undefined) writer.write(0, 2);
  else if (percent === 0) writer.write(1, 2);
  else if (percent === 100) writer.write(2, 2);
  else {
    writer.write(3, 2);
    writer.write(percent, 7);
  }
}

function writeQuiz(writer: BitWriter, value: QuizValue | undefined): void {
  writeSeen(writer, value);
  const started = value !== undefined && (value.submitted > 0 || value.open);
  writer.flag(started);
  if (!started) return;
  writer.varint(value.submitted);
  writer.flag(value.open);
  writer.flag(value.passed);
  if (value.submitted > 0) writer.write(hundredths(value.best), 14);
  if (value.submitted > 1) {
    writer.write(hundredths(value.last), 14);
    writer.write(hundredths(value.first), 14);
    writer.varint(hundredths(value.sum));
  }
}

function writeField(writer: BitWriter, field: Field, value: FieldValue | undefined): void {
  if (field.kind === 'answer') return writeAnswer(writer, field.slots, value as Answer | undefined);
  if (field.kind === 'quiz') return writeQuiz(writer, value as QuizValue | undefined);
  writeSeen(writer, value as Seen | undefined);
  if (field.kind === 'practice')
    writeAnswer(writer, field.slots, (value as PracticeValue | undefined)?.answer);
}

/** Calls `make` a number of times that was read, so may be anything. */
function times<T>(count: number, make: () => T): T[] {
  const made: T[] = [];
  while (made.length < count) made.push(make());
  return made;
}

/** No score and no share is over 100%: an LMS would refuse it, and a merge keep it for ever. */
function readPercent(reader: BitReader, bits: number, parts = 1): number {
  const value = reader.read(bits) / parts;
  if (value > 100) throw new DamagedState('over 100%');
  return value;
}

const readScore = (reader: BitReader) => readPercent(reader, 14, 100);

function readSlot(reader: BitReader, slot: Slot): SlotValue {
  if ('radix' in slot) {
    const value = reader.read(bitsFor(slot.radix));
    if (value >= slot.radix) throw new DamagedState('no such part');
    return value;
  }
  const bytes = times(reader.varint(), () => reader.read(8));
  const text = fromUtf8(bytes);
  if (text === undefined) throw new DamagedState('not a text');
  return text;
}

function readAnswer(reader: BitReader, slots: readonly Slot[]): Answer | undefined {
  if (!reader.flag()) return undefined;
  const values = slots.map((slot) => readSlot(reader, slot));
  const status = reader.read(2);
  if (status === 0) return { values };
  return { values, share: status === 1 ? 0 : status === 2 ? 1 : readPercent(reader, 7) / 100 };
}

function readQuiz(reader: BitReader): QuizValue {
  const value: QuizValue = {
    ...readSeen(reader),
    submitted: 0,
    open: false,
    passed: false,
    best: 0,
    last: 0,
    first: 0,
    sum: 0,
  };
  if (!reader.flag()) return value;
  value.submitted = reader.varint();
  value.open = reader.flag();
  value.passed = reader.flag();
  if (value.submitted > 0) value.best = value.last = value.first = value.sum = readScore(reader);
  if (value.submitted > 1) {
    value.last = readScore(reader);
    value.first = readScore(reader);
    value.sum = reader.varint() / 100;
  }
  return value;
}

function readField(reader: BitReader, field: Field): FieldValue | undefined {
  if (field.kind === 'answer') return readAnswer(reader, field.slots);
  if (field.kind === 'quiz') return readQuiz(reader);
  const value: PracticeValue = readSeen(reader);
  if (field.kind === 'practice') {
    const answer = readAnswer(reader, field.slots);
    if (answer) value.answer = answer;
  }
  return value;
}

/**
 * Packs a learner's progress for `cmi.suspend_data`: printable ASCII (base64url), self-describing, with a checksum.
 * It names the length and hash of the field list that it was written under, and those of up to 16 earlier builds.
 */
export function packState(progress: Progress, list: FieldList): string {
  const writer = new BitWriter();
  const present = progress.beyond ?? { ...presentBuild(list), builds: list.builds };
  for (const character of progress.run) writer.write(runAlphabet.indexOf(character), 6);
  writer.varint(progress.counter);
  writer.varint(present.length);
  writer.write(present.hash % 2 ** 24, 24);
  const named = present.builds.filter(({ length }) => length < present.length).slice(-buildsNamed);
  writer.varint(named.length);
  for (const build of named) {
    writer.varint(build.length);
    writer.write(build.hash % 2 ** 12, 12);
  }
  writer.varint(progress.bookmark === undefined ? 0 : progress.bookmark + 1);
  writer.flag(progress.passed);
  writer.flag(progress.completed);
  writer.flag(progress.score !== undefined);
  if (progress.score !== undefined) writer.write(hundredths(progress.score), 14);
  list.fields.forEach((field, index) => writeField(writer, field, progress.values[index]));
  if (progress.beyond) writer.bits(progress.beyond.bits);
  const body = version + writer.finish();
  return body + check(body);
}

const runAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The list's newest length and hash. */
function presentBuild(list: FieldList): { length: number; hash: number } {
  return list.builds.at(-1) ?? { length: 0, hash: 0 };
}

export type Unreadable = 'empty' | 'damaged' | 'newer-format' | 'unknown-list';

/**
 * Reads a saved state. An older state (a shorter list) leaves the newer fields unknown; a newer one keeps what lies
 * behind the list's end in `beyond`. Never throws: `unreadable` says why nothing could be read.
 */
export function unpackState(
  text: string,
  list: FieldList,
): { progress: Progress } | { unreadable: Unreadable } {
  if (text === '') return { unreadable: 'empty' };
  const body = text.slice(0, -checksumLength);
  if (body.length < 2 || check(body) !== text.slice(-checksumLength)) return { unreadable: 'damaged' };
  if (!body.startsWith(version)) return { unreadable: 'newer-format' };
  try {
    return readBody(new BitReader(body.slice(version.length)), list);
  } catch (error) {
    if (error instanceof DamagedState) return { unreadable: 'damaged' };
    throw error;
  }
}

function readBody(reader: BitReader, list: FieldList): { progress: Progress } | { unreadable: Unreadable } {
  const run = times(10, () => runAlphabet[reader.read(6)]).join('');
  const counter = reader.varint();
  const length = reader.varint();
  const hash = reader.read(24);
  const builds = times(reader.varint(), () => ({ length: reader.varint(), hash: reader.read(12) }));
  if (!belongs({ length, hash, builds }, list)) return { unreadable: 'unknown-list' };

  const bookmark = reader.varint();
  const progress: Progress = { run, counter, passed: reader.flag(), completed: reader.flag(), values: [] };
  if (reader.flag()) progress.score = readScore(reader);
  if (bookmark > length) throw new DamagedState('no such field');
  if (bookmark > 0) progress.bookmark = bookmark - 1;
  for (const field of list.fields.slice(0, length)) progress.values.push(readField(reader, field));
  if (length > list.fields.length) progress.beyond = { bits: reader.rest(), length, hash, builds };
  return { progress };
}

/**
 * Whether a state's list and ours are one list, one of them perhaps longer. An equal or shorter one must be a build of
 * ours, by length and hash. A longer one must have grown out of ours: it names the lengths it had, and none that we
 * can check may differ.
 */
function belongs(
  state: { length: number; hash: number; builds: { length: number; hash: number }[] },
  list: FieldList,
): boolean {
  const ours = new Map(list.builds.map((build) => [build.length, build.hash]));
  if (state.length <= list.fields.length) return (ours.get(state.length) ?? -1) % 2 ** 24 === state.hash;
  const present = presentBuild(list);
  const common = state.builds.filter((build) => ours.has(build.length));
  return (
    common.some((build) => build.length === present.length) &&
    common.every((build) => (ours.get(build.length) ?? -1) % 2 ** 12 === build.hash)
  );
}
