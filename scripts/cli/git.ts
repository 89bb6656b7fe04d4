import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { SourceError, type SourceFs } from '../compile/files.ts';
import { lockFile } from '../release/lock.ts';

/** What a course may ask to have in memory at once. */
const readLimit = 256 * 1024 * 1024;

/** Runs git in a folder; `undefined` where it is missing, or refuses. */
export function git(folder: string, args: readonly string[]): Buffer | undefined {
  try {
    return execFileSync('git', ['-C', folder, ...args], {
      maxBuffer: readLimit,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}

/** The commit that a name stands for; `undefined`: no commit of this repository, or no repository. */
export function commitOf(folder: string, revision: string): string | undefined {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  return git(folder, args)?.toString().trim();
}

/** The commit that brought a release's line into the lock: it has the course as it was released. */
export function releaseCommit(folder: string, version: string): string | undefined {
  const args = ['log', '--format=%H', `-S"version":"${version}"`, '--', lockFile];
  const commits = git(folder, args)?.toString().trim().split('\n') ?? [];
  return commits.at(-1) || undefined;
}

/** A folder as a commit has it. `undefined`: it wasn't there. Files can be read, not streamed. */
export function gitFs(folder: string, commit: string): SourceFs | undefined {
  const top = git(folder, ['rev-parse', '--show-prefix'])?.toString().trim();
  if (top === undefined) return undefined;
  const listing = git(folder, [
    'ls-tree',
    '-r',
    '-l',
    '-z',
    '--full-tree',
    commit,
    '--',
    top === '' ? '.' : top,
  ]);
  const files = new Map<string, { object: string; size: number; isFile: boolean }>();
  for (const line of (listing?.toString() ?? '').split('\0')) {
    const match = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(line);
    if (!match) continue;
    const [, mode = '', object = '', size = '', path = ''] = match;
    files.set(path.slice(top.length), { object, size: Number(size) || 0, isFile: mode.startsWith('100') });
  }
  if (files.size === 0) return undefined;
  const below = (path: string) => (path === '' ? '' : `${path}/`);
  const read = async (path: string) => {
    const file = files.get(path);
    if (!file) throw new SourceError(path, 'missing');
    if (!file.isFile) throw new SourceError(path, 'unreadable');
    const bytes = git(folder, ['cat-file', 'blob', file.object]);
    if (!bytes) throw new SourceError(path, 'unreadable');
    return bytes;
  };
  return {
    // Nothing is ever packed from here.
    locate: (path) => path,
    stat: async (path) => {
      const file = files.get(path);
      if (file) return { kind: file.isFile ? 'file' : 'other', size: file.size };
      const isFolder = [...files.keys()].some((name) => name.startsWith(below(path)));
      return isFolder ? { kind: 'folder', size: 0 } : undefined;
    },
    read,
    hash: async (path) =>
      createHash('sha256')
        .update(await read(path))
        .digest('base64'),
    list: async (path) => {
      const start = below(path);
      const names = [...files.keys()].filter((name) => name.startsWith(start));
      return [...new Set(names.map((name) => name.slice(start.length).split('/')[0] ?? ''))].sort();
    },
  };
}
