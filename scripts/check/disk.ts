import { closeSync, lstatSync, openSync, readFileSync, readSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Limits } from './limits.ts';
import type { ByteSource, ContainerFault, PackageEntry, PackageReader } from './reader.ts';
import { openZip } from './zip/open.ts';

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? 'unknown';

/** A package on the disk, opened; `close` it. */
export interface OpenPackage {
  reader: PackageReader;
  close(): void;
}

/** Opens a zip or a folder. Never throws: what can't be opened is a reader with a fault. */
export function openPackage(path: string, limits: Limits): OpenPackage {
  try {
    const found = statSync(path);
    if (found.isDirectory()) return { reader: openFolder(path, limits), close: () => undefined };
    if (!found.isFile()) return failed({ kind: 'unreadable', detail: 'it is neither a file nor a folder' });
    const handle = openSync(path, 'r');
    return { reader: openZip(fileSource(handle, found.size), limits), close: () => closeSync(handle) };
  } catch (error) {
    const code = codeOf(error);
    const missing = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'].includes(code);
    return failed(missing ? { kind: 'not-found' } : { kind: 'unreadable', detail: code });
  }
}

function failed(fault: ContainerFault): OpenPackage {
  const reader: PackageReader = {
    kind: 'zip',
    bytes: 0,
    entries: [],
    faults: [fault],
    unreadable: true,
    read: () => ({ problem: 'damaged' }),
  };
  return { reader, close: () => undefined };
}

function fileSource(handle: number, size: number): ByteSource {
  return {
    size,
    read: (offset, length) => {
      const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - offset)));
      let filled = 0;
      while (filled < buffer.length) {
        const count = readSync(handle, buffer, filled, buffer.length - filled, offset + filled);
        if (count === 0) break;
        filled += count;
      }
      return buffer.subarray(0, filled);
    },
  };
}

/** The files below a folder, as a package that was unpacked. Links are named and not followed. */
function openFolder(root: string, limits: Limits): PackageReader {
  const entries: PackageEntry[] = [];
  const faults: ContainerFault[] = [];
  const folders = [{ path: '', depth: 0 }];
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    for (const name of readdirSync(join(root, folder.path)).sort().reverse()) {
      const path = folder.path === '' ? name : `${folder.path}/${name}`;
      const found = lstatSync(join(root, path));
      if (found.isSymbolicLink()) faults.push({ kind: 'link', path });
      else if (found.isDirectory()) {
        if (folder.depth < limits.depth) folders.push({ path, depth: folder.depth + 1 });
      } else if (found.isFile()) entries.push({ path, size: found.size, packed: found.size });
      if (entries.length >= limits.entries) {
        faults.push({ kind: 'too-many-entries', detail: `more than ${limits.entries}` });
        folders.length = 0;
        break;
      }
    }
  }
  entries.sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    kind: 'folder',
    bytes: entries.reduce((sum, { size }) => sum + size, 0),
    entries,
    faults,
    unreadable: false,
    read: ({ path, size }, limit) => {
      if (size > limit) return { problem: 'too-large' };
      try {
        return { bytes: readFileSync(join(root, path)) };
      } catch {
        return { problem: 'damaged' };
      }
    },
  };
}
