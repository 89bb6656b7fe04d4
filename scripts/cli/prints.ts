import { createHash } from 'node:crypto';
import type { PackageReader } from '../check/reader.ts';
import type { FileEntry, SourceFs } from '../compile/files.ts';

/** A film may have gigabytes: beyond this its size has to do. */
const mostBytes = 64 * 1024 * 1024;

/** What learners see or hear of the package's files beside its pages: its own scripts and records are not among them. */
const isShown = (path: string) => /^(?!js\/|lessons\/)[^/]+\/.*\.(?!json$|xml$|xsd$)\w+$/.test(path);

const sizeOnly = (size: number) => `${size} bytes`;
const printOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64');

/** Fingerprints of a package's files, by their paths. */
export function packedPrints(reader: PackageReader): Map<string, string> {
  const prints = new Map<string, string>();
  for (const entry of reader.entries) {
    if (!isShown(entry.path)) continue;
    const read = entry.size > mostBytes ? undefined : reader.read(entry, mostBytes);
    if (!read) prints.set(entry.path, sizeOnly(entry.size));
    else if ('bytes' in read) prints.set(entry.path, printOf(read.bytes));
  }
  return prints;
}

/** The same of a package that was built and not written. @param fs the course's files */
export async function builtPrints(files: readonly FileEntry[], fs: SourceFs): Promise<Map<string, string>> {
  const prints = new Map<string, string>();
  for (const file of files) {
    if (!isShown(file.path)) continue;
    if ('bytes' in file) prints.set(file.path, printOf(file.bytes));
    else prints.set(file.path, file.size > mostBytes ? sizeOnly(file.size) : await fs.hash(file.path));
  }
  return prints;
}
