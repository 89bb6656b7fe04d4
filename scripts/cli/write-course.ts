import { constants, copyFileSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BuiltCourse } from '../compile/build.ts';
import type { FileEntry } from '../compile/files.ts';
import type { PackageFiles } from '../compile/publish.ts';
import { writeZip, ZipError } from '../compile/zip.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { began, beside, ended, problemOf, writeLock } from './write.ts';

/** Something that will stand in the folder of packages. */
interface Output {
  path: string;
  part: string;
  /** Where a folder goes that stood in its place. */
  old: string;
  kind: 'file' | 'folder';
  /** Writes it to `part`. Gives its bytes. */
  write(): Promise<number>;
}

/** Name of the folder that holds a package's files as they are. */
export const folderOf = ({ name }: PackageFiles): string => name.replace(/\.zip$/, '');

/**
 * Writes a course's packages, its codebook and, where it has something new, its lock: all beside their places, then the
 * lock, then each takes its place. A build that fails or is killed leaves the last good ones as they were.
 * @returns bytes of each package's zip, in their order
 */
export async function writeCourse(
  built: BuiltCourse,
  course: string,
  out: string,
): Promise<{ bytes: number[] } | { problem: Diagnostic }> {
  const outputs = outputsOf(built, out);
  const parts = outputs.map(({ part }) => part);
  let writing = outputs[0]?.path ?? out;
  began(parts);
  try {
    for (const output of outputs) {
      writing = output.path;
      refuseOtherKind(output);
    }
    const bytes: number[] = [];
    for (const output of outputs) {
      writing = output.path;
      bytes.push(await output.write());
    }
    const problem = built.lock === undefined ? undefined : writeLock(course, built.lock);
    if (problem) return { problem };
    // What is read beside a package first, the packages last.
    for (const output of outputs.toReversed()) {
      writing = output.path;
      takePlace(output);
    }
    return { bytes: bytes.slice(0, built.packages.length) };
  } catch (error) {
    return { problem: problemOf(error, writing, out) };
  } finally {
    ended(parts);
  }
}

function outputsOf({ packages, codebook }: BuiltCourse, out: string): Output[] {
  const outputs = [
    ...packages.map(({ name, files }) => ({
      name,
      kind: 'file' as const,
      write: async (part: string) => (await writeZip(files, part)).bytes,
    })),
    ...packages
      .filter(({ target }) => target.unpacked)
      .map((each) => ({
        name: folderOf(each),
        kind: 'folder' as const,
        write: async (part: string) => writeFolder(each.files, part),
      })),
    ...codebook.map(({ name, text }) => ({
      name,
      kind: 'file' as const,
      write: async (part: string) => writeText(part, text),
    })),
  ];
  return outputs.map(({ name, kind, write }, index) => {
    const path = join(out, name);
    const part = beside(path, index > 0 ? `-${index}` : '');
    const old = beside(path, `-${outputs.length + index}`);
    return { path, part, old, kind, write: () => write(part) };
  });
}

function writeText(path: string, text: string): number {
  writeFileSync(path, text);
  return Buffer.byteLength(text);
}

/** A package's files as a web server sends them. */
function writeFolder(files: readonly FileEntry[], folder: string): number {
  let bytes = 0;
  for (const file of files) {
    const path = join(folder, file.path);
    mkdirSync(dirname(path), { recursive: true });
    if ('bytes' in file) writeFileSync(path, file.bytes);
    else copy(file, path);
    bytes += 'bytes' in file ? file.bytes.length : file.size;
  }
  return bytes;
}

/** Copies a file of the course. What is known of it was read before: another size is another file. */
function copy(file: Extract<FileEntry, { from: string }>, to: string): void {
  try {
    copyFileSync(file.from, to, constants.COPYFILE_FICLONE);
  } catch (error) {
    const { code = '', syscall } = error as NodeJS.ErrnoException;
    if (syscall === 'copyfile' && (code === 'ENOENT' || code === 'EACCES'))
      throw new ZipError('read', file.path, code);
    throw error;
  }
  if (statSync(to).size !== file.size) throw new ZipError('changed', file.path, '');
}

/** Where a folder stands no file can, nor the other way round: known before anything takes its place. */
function refuseOtherKind({ path, kind }: Output): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found || found.isDirectory() === (kind === 'folder')) return;
  throw Object.assign(new Error(path), { code: kind === 'file' ? 'EISDIR' : 'ENOTDIR' });
}

function takePlace({ path, part, old, kind }: Output): void {
  if (kind === 'file' || !statSync(path, { throwIfNoEntry: false })) return renameSync(part, path);
  renameSync(path, old);
  try {
    renameSync(part, path);
  } catch (error) {
    renameSync(old, path);
    throw error;
  }
  ended([old]);
}
