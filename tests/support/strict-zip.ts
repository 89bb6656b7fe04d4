import { crc32, inflateRawSync } from 'node:zlib';

export interface StrictEntry {
  path: string;
  method: 'stored' | 'deflated';
  content: Buffer;
}

const localHeader = 0x04034b50;
const directoryEntry = 0x02014b50;
const descriptor = 0x08074b50;

/**
 * Reads a zip from its start as a stream reader such as Java's `ZipInputStream` does, which sees no directory: a stored
 * entry must say its size beforehand, so one with a data descriptor is refused. Throws on whatever is not as it should be.
 */
export function readStrictly(zip: Buffer): StrictEntry[] {
  const entries: StrictEntry[] = [];
  let at = 0;
  while (zip.readUInt32LE(at) === localHeader) {
    const flags = zip.readUInt16LE(at + 6);
    const method = zip.readUInt16LE(at + 8);
    const nameLength = zip.readUInt16LE(at + 26);
    const path = zip.toString('utf8', at + 30, at + 30 + nameLength);
    const start = at + 30 + nameLength + zip.readUInt16LE(at + 28);
    const described = (flags & 8) !== 0;
    if (flags & ~(8 | 0x800)) throw new Error(`${path}: unknown flags ${flags}`);
    if (method === 0 && described) throw new Error(`${path}: only deflated entries may have a descriptor`);
    if (method !== 0 && method !== 8) throw new Error(`${path}: unknown method ${method}`);
    const size = method === 0 ? zip.readUInt32LE(at + 18) : deflatedLength(zip, start);
    const packed = zip.subarray(start, start + size);
    const content = method === 0 ? packed : inflateRawSync(packed);
    let crc = zip.readUInt32LE(at + 14);
    at = start + size;
    if (described) {
      if (zip.readUInt32LE(at) !== descriptor)
        throw new Error(`${path}: no descriptor where one was announced`);
      crc = zip.readUInt32LE(at + 4);
      if (zip.readUInt32LE(at + 12) !== content.length) throw new Error(`${path}: wrong size`);
      at += 16;
    }
    if (crc32(content) !== crc) throw new Error(`${path}: wrong checksum`);
    entries.push({ path, method: method === 0 ? 'stored' : 'deflated', content });
  }
  if (zip.readUInt32LE(at) !== directoryEntry) throw new Error(`rubbish at ${at}`);
  return entries;
}

/** How many bytes a deflated stream takes, which only unpacking it tells. */
function deflatedLength(zip: Buffer, start: number): number {
  const { engine } = inflateRawSync(zip.subarray(start), { info: true }) as unknown as {
    engine: { bytesWritten: number };
  };
  return engine.bytesWritten;
}
