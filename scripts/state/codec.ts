import { DamagedState, type BitReader, type BitWriter } from './bits.ts';
import { fromUtf8 } from './hash.ts';
import {
  mostMet,
  mostTries,
  untouchedQuiz,
  type Answer,
  type Clock,
  type Field,
  type FieldValue,
  type PracticeValue,
  type QuizValue,
  type Seen,
} from './progress.ts';
import { bitsFor, type Slot, type SlotValue } from './slots.ts';
import { readNumber, readText, writeNumber, writeText } from './text.ts';

/**
 * How each kind of field lies in the saved state. Every field says by itself what it has, so that it can be read
 * whatever the course asks today. `format`: 1 knew neither tries, flags, draws nor clocks.
 */
export type StateFormat = 1 | 2;

const scoreBits = 14;
/** Seconds from here on: 31 bits reach 68 years. */
export const epoch = Date.UTC(2020, 0, 1) / 1000;
const wallBits = 31;
/** Seconds of a clock are kept up to this. */
export const mostUsed = 2 ** 30 - 1;

const upTo = (most: number, value: number) => Math.min(most, Math.max(0, Math.round(value)));

const hundredths = (percent: number) => Math.round(percent * 100);

/** `read` may meet anything: no count is believed before there is something for each. */
function times<T>(count: number, make: () => T): T[] {
  const made: T[] = [];
  while (made.length < count) made.push(make());
  return made;
}

/** No score is over 100%: an LMS would refuse it, and a merge keep it for ever. */
export const readScore = (reader: BitReader): number => readHundredths(reader) / 100;

function readHundredths(reader: BitReader): number {
  const value = reader.read(scoreBits);
  if (value > 10_000) throw new DamagedState('over 100%');
  return value;
}

export const writeScore = (writer: BitWriter, score: number): void =>
  writer.write(hundredths(score), scoreBits);

/**
 * One bit for the most frequent slide, visited and done; two for one that is open and was not visited; three for one
 * that was visited and is not done; four for what never opened.
 */
function writeSeen(writer: BitWriter, value: Seen | undefined): void {
  const { visited = false, done = false, opened = false } = value ?? {};
  if (visited && done) return writer.flag(true);
  writer.flag(false);
  if (!visited && !done && opened) return writer.flag(false);
  writer.flag(true);
  if (visited) return writer.flag(false);
  writer.flag(true);
  writer.flag(done);
}

function readSeen(reader: BitReader, format: StateFormat): Seen {
  if (reader.flag()) return { visited: true, done: true, opened: true };
  if (!reader.flag()) return { visited: false, done: false, opened: true };
  if (!reader.flag()) return { visited: true, done: false, opened: true };
  const done = format === 1 || reader.flag();
  return { visited: false, done, opened: done };
}

function writeSlots(writer: BitWriter, slots: readonly Slot[], values: readonly SlotValue[]): void {
  slots.forEach((slot, index) => {
    const value = values[index];
    if ('radix' in slot) writer.write(Number(value ?? 0), bitsFor(slot.radix));
    else if ('text' in slot) writeText(writer, String(value ?? ''), slot.text);
    else writeNumber(writer, String(value ?? ''), slot.typed);
  });
}

function readSlot(reader: BitReader, slot: Slot, format: StateFormat): SlotValue {
  if ('text' in slot) return format === 1 ? readUtf8(reader) : readText(reader, slot.text);
  if ('typed' in slot) return readNumber(reader, slot.typed);
  const value = reader.read(bitsFor(slot.radix));
  if (value >= slot.radix) throw new DamagedState('no such part');
  return value;
}

function readUtf8(reader: BitReader): string {
  const text = fromUtf8(times(reader.varint(), () => reader.read(8)));
  if (text === undefined) throw new DamagedState('not a text');
  return text;
}

/** What two bits say of an answer: still open, wrong, right, or that more follows. */
const status = { open: 0, wrong: 1, right: 2, more: 3 } as const;

/** Tries that a share by itself tells: one where there is a share. */
const plainTries = ({ share }: Answer) => (share === undefined ? 0 : 1);

function writeAnswer(writer: BitWriter, slots: readonly Slot[], answer: Answer | undefined): void {
  writer.flag(answer !== undefined);
  if (!answer) return;
  const { values, share, tries = plainTries(answer), flagged = false, kept = false } = answer;
  const plain = values !== undefined && !flagged && !kept && tries === plainTries(answer);
  if (plain && share === undefined) writer.write(status.open, 2);
  else if (plain && share === 0) writer.write(status.wrong, 2);
  else if (plain && share === 1) writer.write(status.right, 2);
  else {
    writer.write(status.more, 2);
    writer.flag(flagged);
    writer.flag(kept);
    writer.flag(share !== undefined);
    if (share !== undefined) writer.write(Math.round(share * 10_000), scoreBits);
    writer.flag(tries !== plainTries(answer));
    if (tries !== plainTries(answer)) writer.varint(upTo(mostTries, tries));
    writer.flag(values !== undefined);
  }
  if (values) writeSlots(writer, slots, values);
}

function readAnswer(reader: BitReader, slots: readonly Slot[], format: StateFormat): Answer | undefined {
  if (!reader.flag()) return undefined;
  const values = () => slots.map((slot) => readSlot(reader, slot, format));
  if (format === 1) return readFirstAnswer(reader, values());
  const kind = reader.read(2);
  if (kind === status.open) return { values: values() };
  if (kind !== status.more) return { values: values(), share: kind === status.wrong ? 0 : 1 };
  const answer: Answer = {};
  if (reader.flag()) answer.flagged = true;
  if (reader.flag()) answer.kept = true;
  if (reader.flag()) answer.share = readHundredths(reader) / 10_000;
  if (reader.flag()) answer.tries = reader.varint();
  if (reader.flag()) answer.values = values();
  return answer;
}

/** Format 1: values first, and a share in whole percent. */
function readFirstAnswer(reader: BitReader, values: SlotValue[]): Answer {
  const kind = reader.read(2);
  if (kind === status.open) return { values };
  if (kind !== status.more) return { values, share: kind === status.wrong ? 0 : 1 };
  const percent = reader.read(7);
  if (percent > 100) throw new DamagedState('over 100%');
  return { values, share: percent / 100 };
}

function writeQuiz(writer: BitWriter, value: QuizValue | undefined): void {
  writeSeen(writer, value);
  const started = value !== undefined && (value.submitted > 0 || value.open);
  writer.flag(started);
  if (!started) return;
  writer.varint(value.submitted);
  writer.flag(value.open);
  writer.flag(value.passed);
  if (value.submitted > 0) writeScore(writer, value.best);
  if (value.submitted > 1) {
    writeScore(writer, value.last);
    writeScore(writer, value.first);
    writer.varint(hundredths(value.sum));
  }
  writeMore(writer, value);
}

/** Draws, clocks and waits: one bit where a quiz has none of them. */
function writeMore(writer: BitWriter, { drawn, met, clock, submittedAt }: QuizValue): void {
  const any = drawn !== undefined || met !== undefined || clock !== undefined || submittedAt !== undefined;
  writer.flag(any);
  if (!any) return;
  writer.flag(drawn !== undefined);
  if (drawn) {
    const bits = indexBits(drawn);
    writer.varint(drawn.length);
    writer.varint(bits);
    for (const field of drawn) writer.write(field, bits);
  }
  writer.flag(met !== undefined);
  if (met) {
    writer.varint(met.length);
    for (const count of met) {
      for (let each = 0; each < Math.min(count, mostMet); each++) writer.flag(true);
      if (count < mostMet) writer.flag(false);
    }
  }
  writer.flag(clock !== undefined);
  if (clock) {
    writer.varint(upTo(mostUsed, clock.used));
    writeWall(writer, clock.at);
    writer.flag(clock.extra);
  }
  writer.flag(submittedAt !== undefined);
  if (submittedAt !== undefined) writeWall(writer, submittedAt);
}

/** Bits for each field of a draw. */
const indexBits = (drawn: readonly number[]) => bitsFor(Math.max(1, ...drawn) + 1);

const writeWall = (writer: BitWriter, seconds: number) =>
  writer.write(upTo(2 ** wallBits - 1, seconds - epoch), wallBits);
const readWall = (reader: BitReader) => reader.read(wallBits) + epoch;

function readQuiz(reader: BitReader, format: StateFormat): QuizValue {
  const value: QuizValue = { ...untouchedQuiz, ...readSeen(reader, format) };
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
  return format === 1 || !reader.flag() ? value : { ...value, ...readMore(reader) };
}

function readMore(reader: BitReader): Partial<QuizValue> {
  const more: Partial<QuizValue> = {};
  if (reader.flag()) {
    const count = reader.varint();
    const bits = reader.varint();
    // Without a bit for each, a count alone could ask for any number of fields.
    if (bits < 1 || bits > wallBits) throw new DamagedState('no such field');
    more.drawn = times(count, () => reader.read(bits));
  }
  if (reader.flag()) more.met = times(reader.varint(), () => readCount(reader));
  if (reader.flag()) {
    const clock: Clock = { used: reader.varint(), at: readWall(reader), extra: reader.flag() };
    more.clock = clock;
  }
  if (reader.flag()) more.submittedAt = readWall(reader);
  return more;
}

function readCount(reader: BitReader): number {
  let count = 0;
  while (count < mostMet && reader.flag()) count++;
  return count;
}

export function writeField(writer: BitWriter, field: Field, value: FieldValue | undefined): void {
  if (field.kind === 'answer') return writeAnswer(writer, field.slots, value as Answer | undefined);
  if (field.kind === 'quiz') return writeQuiz(writer, value as QuizValue | undefined);
  writeSeen(writer, value as Seen | undefined);
  if (field.kind === 'practice')
    writeAnswer(writer, field.slots, (value as PracticeValue | undefined)?.answer);
}

/** Reads what `writeField` wrote, also in format 1. Throws `DamagedState`. */
export function readField(reader: BitReader, field: Field, format: StateFormat): FieldValue | undefined {
  if (field.kind === 'answer') return readAnswer(reader, field.slots, format);
  if (field.kind === 'quiz') return readQuiz(reader, format);
  const value: PracticeValue = readSeen(reader, format);
  if (field.kind === 'practice') {
    const answer = readAnswer(reader, field.slots, format);
    if (answer) value.answer = answer;
  }
  return value;
}
