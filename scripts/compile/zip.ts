import { createReadStream, createWriteStream } from 'node:fs';
import { Transform, type Readable, type TransformCallback, type Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { ZipArchive } from 'archiver';
import type { FileEntry } from './files.ts';
import { isStored } from './stored.ts';

/** An LMS looks for it at the start of the central directory first; some read no further. */
const first = 'imsmanifest.xml';

/** The earliest date that a zip can bear: the same for every file and every build. */
const date = new Date(Date.UTC(1980, 0, 1));
const mode = 0o644;
/** Without zip64, which would bring the data descriptor back. */
const largest = 0xfffffffe;

/** Why a zip could not be written: `path` is the file at fault, `code` the system's name for what went wrong. */
export class ZipError extends Error {
  constructor(
    readonly reason: 'write' | 'read' | 'changed' | 'too-large' | 'duplicate',
    readonly path: string,
    readonly code = '',
  ) {
    super(`${reason}: ${path} ${code}`.trimEnd());
  }
}

/** What archiver's zip engine (compress-commons) is asked for beside its public interface. */
interface Engine extends Writable {
  _appendStream(entry: EngineEntry, source: Readable, done: (error: Error | null) => void): void;
  _afterAppend(entry: EngineEntry): void;
  _writeLocalFileHeader(entry: EngineEntry): void;
}
interface EngineEntry {
  getName(): string;
  getMethod(): number;
  setCrc(crc: number): void;
  setSize(bytes: number): void;
  setCompressedSize(bytes: number): void;
}
const stored = 0;

/**
 * Writes a zip: the manifest first, then all files by code units of their paths, with one date and mode, so that the
 * same files give the same bytes on any machine. Media is stored and streamed, never held in memory.
 * @param files paths in the package, each once
 * @param out where the zip is written; what was there is overwritten
 * @returns the zip's size in bytes
 * @throws ZipError
 */
export async function writeZip(files: readonly FileEntry[], out: string): Promise<{ bytes: number }> {
  const sorted = inZipOrder(files);
  // Nothing is known of a stored stream's content until it has passed, and then the local header is long written:
  // the checksums come first. It reads each such file twice, which is cheaper than deflating it once.
  const known = new Map<string, Checked>();
  for (const file of sorted) if ('from' in file && isStored(file)) known.set(file.path, await check(file));

  const archive = new ZipArchive({ zlib: { level: 9 } });
  const output = createWriteStream(out);
  let failure: ZipError | undefined;
  const stop = (error: ZipError) => {
    failure ??= error;
    archive.abort();
    output.destroy();
  };
  output.on('error', (error: NodeJS.ErrnoException) => stop(new ZipError('write', out, error.code)));
  writeKnownHeaders(archive, known, (path) => stop(new ZipError('changed', path)));

  try {
    archive.pipe(output);
    for (const file of sorted) {
      await append(archive, file, output);
      if (failure) throw failure;
    }
    await Promise.all([archive.finalize(), finished(output)]);
  } catch (error) {
    stop(
      error instanceof ZipError ? error : new ZipError('write', out, (error as NodeJS.ErrnoException).code),
    );
  }
  if (failure) throw failure;
  return { bytes: output.bytesWritten };
}

/** The order in a zip. Two files of one path are a mistake of whoever made the list: unzippers disagree about them. */
function inZipOrder(files: readonly FileEntry[]): FileEntry[] {
  const byPath = new Map<string, FileEntry>();
  for (const file of files) {
    if (byPath.has(file.path)) throw new ZipError('duplicate', file.path);
    byPath.set(file.path, file);
  }
  const rank = (path: string) => (path === first ? 0 : 1);
  const compare = (a: string, b: string) => rank(a) - rank(b) || (a < b ? -1 : 1);
  return [...byPath.keys()].sort(compare).flatMap((path) => byPath.get(path) ?? []);
}

/** Resolves when the file lies in the archive; one after the other, so that one file at a time is open. */
function append(archive: ZipArchive, file: FileEntry, output: Writable): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => reject(new ZipError('read', file.path, error.code));
    const closed = () => reject(new ZipError('write', file.path));
    const done = () => {
      archive.off('error', fail).off('warning', fail).off('entry', done);
      output.off('close', closed);
      resolve();
    };
    // A file that archiver leaves out is a warning to it and an error to whoever uploads the package.
    archive.on('error', fail).on('warning', fail).on('entry', done);
    output.on('close', closed);
    const data = { name: file.path, date, mode, store: isStored(file) };
    if ('bytes' in file) archive.append(Buffer.from(file.bytes), data);
    else archive.append(open(file).on('error', fail), data);
  });
}

const open = ({ from }: { from: string }) => createReadStream(from, { highWaterMark: 512 * 1024 });

interface Checked {
  crc: number;
  size: number;
}

async function check(file: FileEntry & { from: string; size: number }): Promise<Checked> {
  let crc = 0;
  let size = 0;
  try {
    for await (const chunk of open(file)) {
      crc = crc32(chunk as Buffer, crc);
      size += (chunk as Buffer).length;
    }
  } catch (error) {
    throw new ZipError('read', file.path, (error as NodeJS.ErrnoException).code);
  }
  if (size !== file.size) throw new ZipError('changed', file.path);
  if (size > largest) throw new ZipError('too-large', file.path);
  return { crc, size };
}

/** Passes a file on and counts it: whether it is still the file whose checksum stands in the header. */
class Tally extends Transform {
  crc = 0;
  size = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.crc = crc32(chunk, this.crc);
    this.size += chunk.length;
    done(null, chunk);
  }
}

/**
 * Archiver gives a stored stream a data descriptor, and Java's `ZipInputStream` then refuses the whole zip ("only
 * DEFLATED entries can have EXT descriptor"). With size and checksum known beforehand they go into the local header,
 * and no descriptor is needed. This reaches into private parts: archiver is pinned, and tests read the result.
 */
function writeKnownHeaders(
  archive: ZipArchive,
  known: ReadonlyMap<string, Checked>,
  changed: (path: string) => void,
): void {
  const { engine } = (archive as unknown as { _module: { engine: Engine } })._module;
  const appendStream = engine._appendStream.bind(engine);
  engine._appendStream = (entry, source, done) => {
    const path = entry.getName();
    const file = known.get(path);
    if (!file || entry.getMethod() !== stored) return appendStream(entry, source, done);
    entry.setCrc(file.crc);
    entry.setSize(file.size);
    entry.setCompressedSize(file.size);
    engine._writeLocalFileHeader(entry);
    const tally = new Tally();
    tally.once('end', () => {
      if (tally.crc !== file.crc || tally.size !== file.size) changed(path);
      engine._afterAppend(entry);
      done(null);
    });
    source.pipe(tally).pipe(engine, { end: false });
  };
}
