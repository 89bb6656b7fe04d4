import { relative, sep } from 'node:path';
import { SourceError, type SourceFs } from '../compile/files.ts';

/** A path as the user would name it: from the current folder, unless the whole path is shorter. */
export function shownPath(path: string, cwd: string): string {
  const near = relative(cwd, path) || '.';
  return (near.length <= path.length ? near : path).split(sep).join('/');
}

/** The lines of a course's file, to be shown with a finding; none where it has none. */
export async function linesOf(fs: SourceFs, file: string): Promise<string[]> {
  try {
    const bytes = await fs.read(file);
    // Pictures and films have no lines to show.
    if (bytes.subarray(0, 8000).includes(0)) return [];
    return new TextDecoder().decode(bytes).split(/\r\n?|\n/);
  } catch (error) {
    if (error instanceof SourceError) return [];
    throw error;
  }
}
