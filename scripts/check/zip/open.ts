import { crc32, inflateRawSync } from 'node:zlib';
import type { Limits } from '../limits.ts';
import type { ByteSource, ContainerFault, PackageEntry, PackageReader, ReadResult } from '../reader.ts';
import { findDirectory, view } from './directory.ts';
import { readEntries, type ZipEntry } from './entries.ts';

const localSignature = 0x04034b50;
const localLength = 30;
const encrypted = 1;
const described = 8;
const stored = 0;
const deflated = 8;

/** Opens a zip. Never throws for what it holds: whatever is wrong is a fault. */
export function openZip(source: ByteSource, limits: Limits): PackageReader {
  const found = findDirectory(source);
  if ('problem' in found)
    return unreadable(source, {
      kind: found.problem,
      ...(found.detail === undefined ? {} : { detail: found.detail }),
    });
  const { place } = found;
  if (place.length > limits.directory)
    return unreadable(source, { kind: 'too-many-entries', detail: String(place.entries) });
  const directory = source.read(place.offset, place.length);
  const { entries, faults } = readEntries(directory, place.shift, limits.entries, place.entries);
  if (place.shift > 0 || place.trailing > 0)
    faults.push({ kind: 'foreign-bytes', detail: `${place.shift} before it, ${place.trailing} behind it` });

  const starts = new Map<PackageEntry, number>();
  for (const entry of entries) {
    const start = checkLocal(source, entry, faults);
    if (start !== undefined) starts.set(entry, start);
  }
  addBombs(entries, starts, limits, faults);
  const files = entries.filter(({ isFolder }) => !isFolder);
  return {
    kind: 'zip',
    bytes: source.size,
    entries: files,
    faults,
    unreadable: files.length === 0 && faults.some(({ kind }) => kind === 'damaged'),
    read: (entry, limit) => readEntry(source, entry as ZipEntry, starts.get(entry), limit),
  };
}

function unreadable(source: ByteSource, fault: ContainerFault): PackageReader {
  return {
    kind: 'zip',
    bytes: source.size,
    entries: [],
    faults: [fault],
    unreadable: true,
    read: () => ({ problem: 'damaged' }),
  };
}

/**
 * Compares an entry's local header with the directory: a reader of streams believes the one, a reader of files the other.
 * @returns where its data start; absent when there is no header
 */
function checkLocal(source: ByteSource, entry: ZipEntry, faults: ContainerFault[]): number | undefined {
  const { path } = entry;
  const bytes = source.read(entry.header, localLength + entry.nameBytes.length);
  const header = view(bytes);
  if (bytes.length < localLength || header.getUint32(0, true) !== localSignature) {
    faults.push({ kind: 'damaged', path, detail: 'its header is not where the directory says' });
    return undefined;
  }
  const nameLength = header.getUint16(26, true);
  const name = bytes.subarray(localLength, localLength + nameLength);
  if (nameLength !== entry.nameBytes.length || !name.every((byte, index) => byte === entry.nameBytes[index]))
    faults.push({ kind: 'names-differ', path });
  const flags = entry.flags | header.getUint16(6, true);
  if (flags & encrypted) faults.push({ kind: 'encrypted', path });
  else if (entry.method !== stored && entry.method !== deflated)
    faults.push({ kind: 'method', path, detail: String(entry.method) });
  // Java's ZipInputStream: "only DEFLATED entries can have EXT descriptor".
  else if (header.getUint16(6, true) & described && entry.method === stored && !entry.isFolder)
    faults.push({ kind: 'stored-with-descriptor', path });
  const start = entry.header + localLength + nameLength + header.getUint16(28, true);
  if (start + entry.packed > source.size) {
    faults.push({ kind: 'damaged', path, detail: 'it goes beyond the end of the zip' });
    return undefined;
  }
  return start;
}

/** Zip bombs: absurd ratios, absurd sums, and entries that share their bytes (Fifield, "A better zip bomb", 2019). */
function addBombs(
  entries: readonly ZipEntry[],
  starts: ReadonlyMap<PackageEntry, number>,
  limits: Limits,
  faults: ContainerFault[],
): void {
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > limits.unpacked) faults.push({ kind: 'bomb', detail: `it would unpack to ${total} bytes` });
  for (const { path, size, packed } of entries)
    if (size > limits.suspiciousSize && size > packed * limits.ratio)
      faults.push({ kind: 'bomb', path, detail: `${packed} bytes would unpack to ${size}` });
  const placed = entries
    .flatMap((entry) => {
      const start = starts.get(entry);
      return start === undefined ? [] : [{ path: entry.path, from: entry.header, to: start + entry.packed }];
    })
    .sort((a, b) => a.from - b.from);
  let reached = 0;
  for (const { path, from, to } of placed) {
    if (from < reached)
      return void faults.push({ kind: 'bomb', path, detail: 'it shares its bytes with another' });
    reached = to;
  }
}

function readEntry(
  source: ByteSource,
  entry: ZipEntry,
  start: number | undefined,
  limit: number,
): ReadResult {
  if (start === undefined) return { problem: 'damaged' };
  if (entry.flags & encrypted || (entry.method !== stored && entry.method !== deflated))
    return { problem: 'unsupported' };
  if (entry.size > limit || entry.packed > limit) return { problem: 'too-large' };
  const packed = source.read(start, entry.packed);
  const bytes = entry.method === stored ? packed : inflate(packed, entry.size);
  if (!bytes || bytes.length !== entry.size || crc32(bytes) !== entry.crc) return { problem: 'damaged' };
  return { bytes };
}

function inflate(packed: Uint8Array, size: number): Uint8Array | undefined {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    // Damaged, or more than it said.
    return undefined;
  }
}
