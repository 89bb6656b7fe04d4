import { BitReader, BitWriter, DamagedState } from './bits.ts';
import { branchOf, fieldsOfBranch, fromBranch } from './branches.ts';
import { readField, readScore, writeField, writeScore, type StateFormat } from './codec.ts';
import { hash32, namedHash, namedHashBits } from './hash.ts';
import type { FieldList, Progress } from './progress.ts';

/** The saved state's format, its first character. Readers of all formats stay in the player for ever. */
const formats: Record<string, StateFormat> = { '1': 1, '2': 2 };
const version = '2';
/** In characters. */
export const checksumLength = 5;
/** How many earlier lengths of the list a state names, so that an older package knows it for its own. */
export const buildsNamed = 16;
/** Of the hash of each. */
export const buildHashBits = 12;

const check = (text: string) => {
  const writer = new BitWriter();
  writer.write(hash32(text) % 2 ** 29, 29);
  return writer.finish();
};

/** Calls `make` a number of times that was read, so may be anything. */
function times<T>(count: number, make: () => T): T[] {
  const made: T[] = [];
  while (made.length < count) made.push(make());
  return made;
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
  writer.write(namedHash(present.hash), namedHashBits);
  const named = present.builds.filter(({ length }) => length < present.length).slice(-buildsNamed);
  writer.varint(named.length);
  for (const build of named) {
    writer.varint(build.length);
    writer.write(build.hash % 2 ** buildHashBits, buildHashBits);
  }
  writer.varint(progress.bookmark === undefined ? 0 : progress.bookmark + 1);
  writer.flag(progress.passed);
  writer.flag(progress.completed);
  writer.flag(progress.score !== undefined);
  if (progress.score !== undefined) writeScore(writer, progress.score);
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
  const format = formats[body.charAt(0)];
  if (format === undefined) return { unreadable: 'newer-format' };
  try {
    return readBody(new BitReader(body.slice(1)), list, format);
  } catch (error) {
    if (error instanceof DamagedState) return { unreadable: 'damaged' };
    throw error;
  }
}

function readBody(
  reader: BitReader,
  list: FieldList,
  format: StateFormat,
): { progress: Progress } | { unreadable: Unreadable } {
  const run = times(10, () => runAlphabet[reader.read(6)]).join('');
  const counter = reader.varint();
  const length = reader.varint();
  const hash = reader.read(namedHashBits);
  const builds = times(reader.varint(), () => ({
    length: reader.varint(),
    hash: reader.read(buildHashBits),
  }));
  const ours = belongs({ length, hash, builds }, list);
  const branch = ours ? undefined : branchOf(list, length, hash);
  if (!ours && !branch) return { unreadable: 'unknown-list' };
  const fields = branch ? fieldsOfBranch(branch, list) : list.fields;

  const bookmark = reader.varint();
  const progress: Progress = { run, counter, passed: reader.flag(), completed: reader.flag(), values: [] };
  if (reader.flag()) progress.score = readScore(reader);
  if (bookmark > length) throw new DamagedState('no such field');
  if (bookmark > 0) progress.bookmark = bookmark - 1;
  for (const field of fields.slice(0, length)) progress.values.push(readField(reader, field, format));
  if (branch) return { progress: fromBranch(progress, branch, list) };
  // What an older format holds behind our list can't be carried along in this one.
  if (length > list.fields.length && format !== formats[version]) return { unreadable: 'unknown-list' };
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
  if (state.length <= list.fields.length) return namedHash(ours.get(state.length) ?? -1) === state.hash;
  const present = presentBuild(list);
  const common = state.builds.filter((build) => ours.has(build.length));
  return (
    common.some((build) => build.length === present.length) &&
    common.every((build) => (ours.get(build.length) ?? -1) % 2 ** buildHashBits === build.hash)
  );
}
