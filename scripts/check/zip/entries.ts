import type { ContainerFault, PackageEntry } from '../reader.ts';
import { view } from './directory.ts';
import { entryName, extraField } from './names.ts';

const entrySignature = 0x02014b50;
const entryLength = 46;

/** An entry of the central directory (APPNOTE 4.3.12). */
export interface ZipEntry extends PackageEntry {
  flags: number;
  method: number;
  crc: number;
  /** Of the local header, from the start of the file. */
  header: number;
  nameBytes: Uint8Array;
  isFolder: boolean;
}

export interface ReadEntries {
  entries: ZipEntry[];
  faults: ContainerFault[];
}

/**
 * Reads the central directory.
 * @param bytes the directory
 * @param shift what to add to offsets
 * @param most how many entries are read at most
 */
export function readEntries(bytes: Uint8Array, shift: number, most: number, promised: number): ReadEntries {
  const data = view(bytes);
  const entries: ZipEntry[] = [];
  const faults: ContainerFault[] = [];
  let at = 0;
  while (at + entryLength <= bytes.length && data.getUint32(at, true) === entrySignature) {
    if (entries.length >= most) {
      faults.push({ kind: 'too-many-entries', detail: String(promised) });
      return { entries, faults };
    }
    const nameLength = data.getUint16(at + 28, true);
    const extraLength = data.getUint16(at + 30, true);
    const commentLength = data.getUint16(at + 32, true);
    const extraAt = at + entryLength + nameLength;
    const next = extraAt + extraLength + commentLength;
    if (next > bytes.length) break;
    const nameBytes = bytes.subarray(at + entryLength, extraAt);
    const extra = view(bytes.subarray(extraAt, extraAt + extraLength));
    const flags = data.getUint16(at + 8, true);
    const name = entryName(nameBytes, flags, extra);
    if (name.fault) faults.push({ kind: name.fault, path: name.path });
    const sizes = largeSizes(extra, {
      size: data.getUint32(at + 24, true),
      packed: data.getUint32(at + 20, true),
      header: data.getUint32(at + 42, true),
    });
    const attributes = data.getUint32(at + 38, true);
    if (isLink(data.getUint8(at + 5), attributes)) faults.push({ kind: 'link', path: name.path });
    entries.push({
      path: name.path,
      size: sizes.size,
      packed: sizes.packed,
      header: sizes.header + shift,
      flags,
      method: data.getUint16(at + 10, true),
      crc: data.getUint32(at + 16, true),
      nameBytes,
      isFolder: /[/\\]$/.test(name.path),
    });
    at = next;
  }
  if (at < bytes.length || entries.length !== promised)
    faults.push({
      kind: 'damaged',
      detail: `its directory promises ${promised} entries and has ${entries.length}`,
    });
  return { entries, faults };
}

/** Sizes that don't fit into 32 bits stand in an extra field of their own, in this order (APPNOTE 4.5.3). */
function largeSizes(extra: DataView, sizes: { size: number; packed: number; header: number }): typeof sizes {
  const field = extraField(extra, 0x0001);
  if (!field) return sizes;
  let at = 0;
  const next = (value: number) => {
    if (value !== 0xffffffff || at + 8 > field.byteLength) return value;
    at += 8;
    return Number(field.getBigUint64(at - 8, true));
  };
  return { size: next(sizes.size), packed: next(sizes.packed), header: next(sizes.header) };
}

/** A symbolic link by its Unix mode, which stands in the upper half where the zip was made on such a system. */
function isLink(madeOn: number, attributes: number): boolean {
  const unix = madeOn === 3 || madeOn === 19;
  return unix && ((attributes >>> 16) & 0o170000) === 0o120000;
}
