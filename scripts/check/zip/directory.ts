import type { ByteSource } from '../reader.ts';

/** Numbers of APPNOTE.TXT (the ZIP format), 4.3.7 to 4.3.16. */
const endSignature = 0x06054b50;
const zip64EndSignature = 0x06064b50;
const zip64LocatorSignature = 0x07064b50;
const endLength = 22;
const longestComment = 0xffff;

/** Where a zip's central directory lies. */
export interface DirectoryPlace {
  offset: number;
  length: number;
  entries: number;
  /** Bytes in front of the zip: every offset in it counts from behind them. */
  shift: number;
  /** Bytes behind the end record and its comment. */
  trailing: number;
}

export type DirectoryResult =
  { place: DirectoryPlace } | { problem: 'not-a-zip' | 'damaged'; detail?: string };

/** Finds the central directory from the end record, as every unzipper does (APPNOTE 4.3.16, zip64 4.3.14). */
export function findDirectory(source: ByteSource): DirectoryResult {
  const tailLength = Math.min(source.size, endLength + longestComment);
  const tailStart = source.size - tailLength;
  const tail = view(source.read(tailStart, tailLength));
  const at = lastEnd(tail);
  if (at === undefined) {
    const head = view(source.read(0, 4));
    const looksLikeZip = head.byteLength === 4 && (head.getUint32(0, true) & 0xffff) === 0x4b50;
    return looksLikeZip
      ? { problem: 'damaged', detail: 'its end is missing, as after a broken download' }
      : { problem: 'not-a-zip' };
  }
  const endAt = tailStart + at;
  const end = {
    entries: tail.getUint16(at + 10, true),
    length: tail.getUint32(at + 12, true),
    offset: tail.getUint32(at + 16, true),
  };
  const trailing = tailLength - at - endLength - tail.getUint16(at + 20, true);
  if (tail.getUint16(at + 4, true) !== tail.getUint16(at + 6, true))
    return { problem: 'damaged', detail: 'it is one part of several' };
  const isZip64 = end.entries === 0xffff || end.length === 0xffffffff || end.offset === 0xffffffff;
  const large = isZip64 ? readZip64(source, endAt) : undefined;
  const { entries, length, offset } = large ?? end;
  const directoryEnd = large?.at ?? endAt;
  const shift = directoryEnd - length - offset;
  if (length > directoryEnd || shift < 0)
    return { problem: 'damaged', detail: 'its directory lies outside of the file' };
  return { place: { offset: offset + shift, length, entries, shift, trailing: Math.max(0, trailing) } };
}

/** The last end record whose comment fits; else the last that looks like one. */
function lastEnd(tail: DataView): number | undefined {
  let loose: number | undefined;
  for (let at = tail.byteLength - endLength; at >= 0; at--) {
    if (tail.getUint32(at, true) !== endSignature) continue;
    if (at + endLength + tail.getUint16(at + 20, true) === tail.byteLength) return at;
    loose ??= at;
  }
  return loose;
}

function readZip64(
  source: ByteSource,
  endAt: number,
): { entries: number; length: number; offset: number; at: number } | undefined {
  const locator = view(source.read(Math.max(0, endAt - 20), 20));
  if (locator.byteLength < 20 || locator.getUint32(0, true) !== zip64LocatorSignature) return undefined;
  const at = Number(locator.getBigUint64(8, true));
  if (!Number.isSafeInteger(at) || at > source.size) return undefined;
  const record = view(source.read(at, 56));
  if (record.byteLength < 56 || record.getUint32(0, true) !== zip64EndSignature) return undefined;
  return {
    entries: Number(record.getBigUint64(32, true)),
    length: Number(record.getBigUint64(40, true)),
    offset: Number(record.getBigUint64(48, true)),
    at,
  };
}

export const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
