import { statSync } from 'node:fs';
import type { SourceFs } from '../../compile/files.ts';

/** Larger files are media, which are read once in a while and need not stay in memory. */
const largestKept = 1024 * 1024;

/**
 * A folder whose files keep their bytes, the same object, as long as they are the same on the disk: what is made of them
 * can be kept by it.
 */
export function rememberingFs(fs: SourceFs): SourceFs {
  const known = new Map<string, { mark: string; bytes: Uint8Array }>();
  const hashes = new Map<string, { mark: string; hash: string }>();
  return {
    ...fs,
    async hash(path) {
      const mark = markOf(fs.locate(path));
      const kept = hashes.get(path);
      if (kept && mark !== undefined && kept.mark === mark) return kept.hash;
      const hash = await fs.hash(path);
      if (mark !== undefined && markOf(fs.locate(path)) === mark) hashes.set(path, { mark, hash });
      return hash;
    },
    async read(path) {
      const mark = markOf(fs.locate(path));
      const kept = known.get(path);
      if (kept && mark !== undefined && kept.mark === mark) return kept.bytes;
      const bytes = await fs.read(path);
      // What changed while it was read is read again the next time.
      const same = mark !== undefined && markOf(fs.locate(path)) === mark;
      if (same && bytes.length <= largestKept) known.set(path, { mark, bytes });
      else known.delete(path);
      return bytes;
    },
  };
}

function markOf(file: string): string | undefined {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat?.isFile() ? [stat.ino, stat.size, stat.mtimeMs, stat.ctimeMs].join(' ') : undefined;
}

/** A folder with other texts in the place of some of its files. */
export function withTexts(fs: SourceFs, texts: ReadonlyMap<string, string>): SourceFs {
  const bytes = new Map([...texts].map(([path, text]) => [path, new TextEncoder().encode(text)]));
  return {
    ...fs,
    read: (path) => {
      const own = bytes.get(path);
      return own ? Promise.resolve(own) : fs.read(path);
    },
    stat: (path) => {
      const own = bytes.get(path);
      return own ? Promise.resolve({ kind: 'file', size: own.length }) : fs.stat(path);
    },
  };
}
