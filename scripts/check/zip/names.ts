import { crc32 } from 'node:zlib';

const utf8Flag = 0x800;
const unicodePath = 0x7075;

export interface EntryName {
  path: string;
  fault?: 'name-unmarked' | 'name-not-utf8';
}

/**
 * An entry's name. Without the UTF-8 flag (APPNOTE 4.4.4, bit 11) or the Unicode path field (4.6.9) a name is in code page
 * 437 by the standard, and in whatever the packer's system had in practice.
 */
export function entryName(bytes: Uint8Array, flags: number, extra: DataView): EntryName {
  if (bytes.every((byte) => byte < 0x80)) return { path: latin(bytes) };
  const text = utf8(bytes);
  if (flags & utf8Flag)
    return text === undefined ? { path: latin(bytes), fault: 'name-not-utf8' } : { path: text };
  const field = extraField(extra, unicodePath);
  if (field && field.byteLength > 5 && field.getUint32(1, true) === crc32(bytes)) {
    const whole = new Uint8Array(field.buffer, field.byteOffset + 5, field.byteLength - 5);
    const given = utf8(whole);
    if (given !== undefined) return { path: given };
  }
  return text === undefined
    ? { path: latin(bytes), fault: 'name-not-utf8' }
    : { path: text, fault: 'name-unmarked' };
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const latin = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);

/** An extra field of an entry by its id (APPNOTE 4.5). */
export function extraField(extra: DataView, id: number): DataView | undefined {
  let at = 0;
  while (at + 4 <= extra.byteLength) {
    const length = extra.getUint16(at + 2, true);
    if (at + 4 + length > extra.byteLength) return undefined;
    if (extra.getUint16(at, true) === id)
      return new DataView(extra.buffer, extra.byteOffset + at + 4, length);
    at += 4 + length;
  }
  return undefined;
}
