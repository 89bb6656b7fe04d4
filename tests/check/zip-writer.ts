import { crc32, deflateRawSync } from 'node:zlib';
import { bytesOf, type Files } from './support.ts';

/** An entry of a zip, with whatever should be wrong with it. */
export interface Entry {
  name: string | Uint8Array;
  content?: string | Uint8Array;
  method?: number;
  flags?: number;
  /** Name in the local header, where it is another. */
  localName?: string;
  /** Sizes and checksum behind the content instead of in front. */
  described?: boolean;
  /** Unix mode, which also says that the zip was made there. */
  mode?: number;
  /** What it says to unpack to. */
  size?: number;
  crc?: number;
  extra?: Uint8Array;
  /** Offset of its local header, where it is a lie. */
  offset?: number;
}

const u16 = (value: number) => [value & 255, (value >>> 8) & 255];
const u32 = (value: number) => [...u16(value & 0xffff), ...u16(Math.floor(value / 65536) & 0xffff)];

/** Writes a zip byte by byte, right or wrong as asked. */
export function makeZip(
  entries: readonly Entry[],
  around: { before?: string; after?: string } = {},
): Uint8Array {
  const parts: Uint8Array[] = [bytesOf(around.before ?? '')];
  const directory: Uint8Array[] = [];
  let at = parts[0]?.length ?? 0;
  const start = at;
  const push = (part: Uint8Array) => {
    parts.push(part);
    at += part.length;
  };
  for (const entry of entries) {
    const { method = 8, described = false } = entry;
    const name = bytesOf(entry.name);
    const local = entry.localName === undefined ? name : bytesOf(entry.localName);
    const content = bytesOf(entry.content ?? '');
    const packed = method === 8 ? deflateRawSync(content) : content;
    const flags = (entry.flags ?? 0x800) | (described ? 8 : 0);
    const crc = entry.crc ?? crc32(content);
    const size = entry.size ?? content.length;
    const extra = entry.extra ?? new Uint8Array();
    const sums = [...u32(crc), ...u32(packed.length), ...u32(size)];
    const head = [...u16(20), ...u16(flags), ...u16(method), ...u16(0), ...u16(33)];
    const offset = entry.offset ?? at - start;
    const header = [...u32(0x04034b50), ...head, ...(described ? u32(0).concat(u32(0), u32(0)) : sums)];
    push(Uint8Array.from([...header, ...u16(local.length), ...u16(0)]));
    push(local);
    push(packed);
    if (described) push(Uint8Array.from([...u32(0x08074b50), ...sums]));
    const madeBy = entry.mode === undefined ? u16(20) : u16((3 << 8) | 20);
    const lengths = [...u16(name.length), ...u16(extra.length), ...u16(0), ...u16(0), ...u16(0)];
    directory.push(
      Uint8Array.from([
        ...u32(0x02014b50),
        ...madeBy,
        ...head,
        ...sums,
        ...lengths,
        ...u32((entry.mode ?? 0) * 65536),
        ...u32(offset),
      ]),
      name,
      extra,
    );
  }
  const directoryAt = at - start;
  for (const part of directory) push(part);
  const count = u16(entries.length);
  const length = at - start - directoryAt;
  push(Uint8Array.from([...u32(0x06054b50), ...u16(0), ...u16(0), ...count, ...count, ...u32(length)]));
  push(Uint8Array.from([...u32(directoryAt), ...u16(0)]));
  push(bytesOf(around.after ?? ''));
  return Buffer.concat(parts);
}

export const entriesOf = (files: Files): Entry[] =>
  Object.entries(files).map(([name, content]) => ({ name, content }));

export const zipOf = (files: Files): Uint8Array => makeZip(entriesOf(files));
