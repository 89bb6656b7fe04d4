import { readdirSync, statSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds of quiet after a change, and how long changes may go on before they are told all the same. */
const quiet = 25;
const longest = 250;
/** Milliseconds between two looks at the folder without being asked to: for disks that tell nothing. */
const between = 1000;

export interface Watcher {
  close(): void;
}

/**
 * Tells when anything below a folder has changed: written, replaced, renamed, added, removed, also the folder itself. The
 * disk's own notices only say when to look; what counts is whether the files differ from those seen last, so that a
 * notice too many costs no build, and one too few only a second.
 */
export function watchFolder(folder: string, onChange: () => void): Watcher {
  const watchers = new Map<string, FSWatcher>();
  let seen = lookAt(folder);
  let soon: ReturnType<typeof setTimeout> | undefined;
  let since = 0;
  let closed = false;

  const listen = (path: string) => {
    if (watchers.has(path)) return;
    try {
      const watcher = watch(path, () => noticed());
      const drop = () => {
        watcher.close();
        watchers.delete(path);
      };
      watcher.on('error', drop);
      watchers.set(path, watcher);
    } catch {
      // Gone again, or the system has no more watches: the regular look finds what changes there.
    }
  };
  /** A folder that was replaced by another of its name is another one: the old watch hears nothing of it. */
  const listenToAll = (replaced: ReadonlySet<string>) => {
    for (const [path, watcher] of watchers)
      if (!seen.folders.has(path) || replaced.has(path)) {
        watcher.close();
        watchers.delete(path);
      }
    for (const path of seen.folders.keys()) listen(path);
  };

  function look(): void {
    clearTimeout(soon);
    soon = undefined;
    if (closed) return;
    const now = lookAt(folder);
    const replaced = new Set(
      [...now.folders].flatMap(([path, inode]) => (seen.folders.get(path) === inode ? [] : [path])),
    );
    const changed = now.mark !== seen.mark;
    seen = now;
    listenToAll(replaced);
    if (changed) onChange();
  }

  function noticed(): void {
    const now = performance.now();
    if (soon === undefined) since = now;
    clearTimeout(soon);
    soon = setTimeout(look, Math.max(0, Math.min(quiet, since + longest - now)));
  }

  listenToAll(new Set());
  const regular = setInterval(() => soon ?? look(), between);
  return {
    close() {
      closed = true;
      clearTimeout(soon);
      clearInterval(regular);
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

interface Seen {
  /** All that tells two states of the folder apart. */
  mark: string;
  /** Paths of folders and their inodes. */
  folders: Map<string, number>;
}

/** Names that no course has a use for, and that programs write all the time. */
const ignored = /^(\.|node_modules$)|~$/;

function lookAt(root: string): Seen {
  const folders = new Map<string, number>();
  const marks: string[] = [];
  const into = (folder: string) => {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (!stat?.isDirectory()) return;
    folders.set(folder, stat.ino);
    for (const item of readdirSync(folder, { withFileTypes: true })) {
      if (ignored.test(item.name)) continue;
      const path = join(folder, item.name);
      if (item.isDirectory()) into(path);
      else {
        const found = statSync(path, { throwIfNoEntry: false });
        marks.push(`${path} ${found ? `${found.ino} ${found.size} ${found.mtimeMs}` : 'gone'}`);
      }
    }
  };
  try {
    into(root);
  } catch {
    // It vanished while it was looked at: the next look is not far.
    marks.push('vanishing');
  }
  return { mark: marks.join('\n'), folders };
}
