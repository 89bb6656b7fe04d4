import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { SourceError, type SourceFs, type SourceStat } from './files.ts';

/** What a course may ask to have in memory at once; media goes into the zip as a stream and isn't read by this. */
const readLimit = 256 * 1024 * 1024;

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? '';
/** A name that no file can have is a file that is not there. */
const nothingThere = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'EINVAL', 'ERR_INVALID_ARG_VALUE']);

/**
 * The files below one folder of the disk. A path that leaves the folder, by `..` or by a symbolic link, is `outside`.
 * Small synchronous reads: a course is a few dozen small files, and the thread pool costs more than they do.
 */
export function diskFs(root: string): SourceFs {
  const top = resolve(root);
  let realTop: string | undefined;

  const locate = (path: string) => join(top, path);

  const isInside = (file: string) => {
    realTop ??= realpathSync.native(top);
    const real = realpathSync.native(file);
    return real === realTop || real.startsWith(realTop.endsWith(sep) ? realTop : realTop + sep);
  };

  const lookAt = (path: string): SourceStat | undefined => {
    try {
      const found = statSync(locate(path));
      if (!isInside(locate(path))) return { kind: 'outside', size: 0 };
      const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
      return { kind, size: found.size };
    } catch (error) {
      if (nothingThere.has(codeOf(error))) return undefined;
      return { kind: 'other', size: 0 };
    }
  };

  const fileAt = (path: string): SourceStat => {
    const found = lookAt(path);
    if (!found) throw new SourceError(path, 'missing');
    if (found.kind === 'outside') throw new SourceError(path, 'outside');
    if (found.kind === 'folder') throw new SourceError(path, 'folder');
    // A pipe or a device would keep the build waiting for ever.
    if (found.kind === 'other') throw new SourceError(path, 'unreadable');
    return found;
  };

  return {
    locate,
    stat: (path) => Promise.resolve(lookAt(path)),
    read: async (path) => {
      if (fileAt(path).size > readLimit) throw new SourceError(path, 'too-large');
      try {
        return readFileSync(locate(path));
      } catch {
        throw new SourceError(path, 'unreadable');
      }
    },
    hash: async (path) => {
      fileAt(path);
      try {
        return hashFile(locate(path));
      } catch {
        throw new SourceError(path, 'unreadable');
      }
    },
    list: async (path) => {
      const found = lookAt(path);
      if (found?.kind === 'outside') throw new SourceError(path, 'outside');
      if (found?.kind !== 'folder') return [];
      try {
        // The default order of `sort` is that of code units, the same on every machine.
        return readdirSync(locate(path)).sort();
      } catch {
        throw new SourceError(path, 'unreadable');
      }
    },
  };
}

const piece = 1024 * 1024;

function hashFile(file: string): string {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(piece);
  const descriptor = openSync(file, 'r');
  try {
    for (;;) {
      const read = readSync(descriptor, buffer, 0, piece, null);
      if (read === 0) return hash.digest('base64');
      hash.update(buffer.subarray(0, read));
    }
  } finally {
    closeSync(descriptor);
  }
}
