import { crc32, inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x06054b50;
const entryInDirectory = 0x02014b50;

/**
 * Reads a zip file as an LMS would, by its directory: files by path, in the directory's order.
 * Throws on what is no zip, on other methods than stored and deflated, and on a wrong size or checksum.
 */
export function unzip(bytes: Buffer): Map<string, Uint8Array> {
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== endOfDirectory) end--;
  if (end < 0) throw new Error('not a zip file');
  const files = new Map<string, Uint8Array>();
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    if (bytes.readUInt32LE(at) !== entryInDirectory) throw new Error('the directory is damaged');
    const nameLength = bytes.readUInt16LE(at + 28);
    const path = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if (files.has(path)) throw new Error(`${path} stands twice in the zip`);
    files.set(path, contentOf(bytes, at, path));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

function contentOf(bytes: Buffer, entry: number, path: string): Uint8Array {
  const method = bytes.readUInt16LE(entry + 10);
  const packedSize = bytes.readUInt32LE(entry + 20);
  const local = bytes.readUInt32LE(entry + 42);
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(start, start + packedSize);
  if (method !== 0 && method !== 8) throw new Error(`${path}: unknown method ${method}`);
  const content = method === 0 ? packed : inflateRawSync(packed);
  if (content.length !== bytes.readUInt32LE(entry + 24)) throw new Error(`${path}: wrong size`);
  if (crc32(content) !== bytes.readUInt32LE(entry + 16)) throw new Error(`${path}: wrong checksum`);
  return content;
}
