import {
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { BuiltPackage } from '../compile/build.ts';
import { writeZip, ZipError } from '../compile/zip.ts';
import { reportOutput } from '../diagnostics/catalogue/output.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { lockFile } from '../release/lock.ts';

/**
 * Files that are being written: hidden, beside what they will be, and named by the process that writes them; `more`
 * tells several in one folder apart.
 */
const beside = (path: string, more = '') => join(dirname(path), `.coursewright-${process.pid}${more}.part`);
const halfWritten = /^\.coursewright-(\d+)(?:-\d+)?\.part$/;

const unfinished = new Set<string>();

/** Removes what is half written when the user stops the build. */
export function cleanUpOnSignals(): void {
  const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
  for (const [signal, status] of Object.entries(signals))
    process.once(signal, () => {
      for (const path of unfinished) rmSync(path, { force: true });
      process.exit(status);
    });
}

/**
 * Makes the folder for packages, and removes from it what killed builds left.
 * @returns what keeps it from being one
 */
export function prepareFolder(folder: string): Diagnostic | undefined {
  try {
    makeFolder(folder);
    for (const name of readdirSync(folder)) {
      const writer = halfWritten.exec(name)?.[1];
      if (writer && !isRunning(Number(writer))) rmSync(join(folder, name), { force: true });
    }
    return undefined;
  } catch (error) {
    return writeProblem(folder, folder, error);
  }
}

/** Not `recursive` of Node: where the system says that a folder's parent is missing for ever, it tries for ever (/proc). */
export function makeFolder(folder: string): void {
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  mkdirSync(folder);
}

/**
 * Writes a package, its codebook and, where it has something new, the course's lock: all beside their places, then the
 * lock, then each takes its place. A build that fails or is killed leaves the last good ones as they were.
 */
export async function writePackage(
  built: BuiltPackage,
  course: string,
  out: string,
): Promise<{ bytes: number } | { problem: Diagnostic }> {
  const target = join(out, built.name);
  const part = beside(target);
  const codebook = built.codebook.map(({ name, text }, index) => {
    const file = join(out, name);
    return { file, part: beside(file, `-${index + 1}`), text };
  });
  const parts = [part, ...codebook.map((file) => file.part)];
  let writing = target;
  for (const path of parts) unfinished.add(path);
  try {
    for (const path of [target, ...codebook.map(({ file }) => file)]) refuseFolder((writing = path));
    writing = target;
    const { bytes } = await writeZip(built.files, part);
    for (const each of codebook) writeFileSync(each.part, each.text);
    const problem = built.lock === undefined ? undefined : writeLock(course, built.lock);
    if (problem) return { problem };
    for (const each of codebook) renameSync(each.part, (writing = each.file));
    renameSync(part, (writing = target));
    return { bytes };
  } catch (error) {
    return { problem: problemOf(error, writing, out) };
  } finally {
    for (const path of parts) {
      rmSync(path, { force: true });
      unfinished.delete(path);
    }
  }
}

/** Where a folder stands no file can: known before anything takes its place. */
function refuseFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw Object.assign(new Error(path), { code: 'EISDIR' });
}

/**
 * Writes the course's lock, whole or not at all.
 * @returns what kept it from being written
 */
export function writeLock(course: string, text: string): Diagnostic | undefined {
  try {
    replace(join(course, lockFile), text);
    return undefined;
  } catch (error) {
    return reportOutput(
      'lock-not-writable',
      { file: lockFile, line: 1, column: 1 },
      { system: codeOf(error) },
    );
  }
}

/**
 * Puts a text in the place of a file that there is, whole or not at all; a link stays a link, and who may read it stays.
 * @returns what kept it from being written
 */
export function replaceFile(path: string, text: string): Diagnostic | undefined {
  try {
    const real = realpathSync(path);
    replace(real, text, statSync(real).mode);
    return undefined;
  } catch (error) {
    return writeProblem(path, dirname(path), error);
  }
}

function replace(target: string, text: string, mode = 0o666): void {
  const part = beside(target);
  unfinished.add(part);
  try {
    writeFileSync(part, text, { mode });
    renameSync(part, target);
  } finally {
    rmSync(part, { force: true });
    unfinished.delete(part);
  }
}

function problemOf(error: unknown, target: string, out: string): Diagnostic {
  if (!(error instanceof ZipError)) return writeProblem(target, out, error);
  const { reason, path, code } = error;
  const place = { file: path, line: 1, column: 1 };
  if (reason === 'changed') return reportOutput('file-changed-meanwhile', place, { path });
  if (reason === 'too-large') return reportOutput('file-too-large', place, { path });
  if (reason === 'read') return reportOutput('file-unreadable-while-packing', place, { path, system: code });
  if (reason === 'duplicate') throw error;
  return writeProblem(target, out, error);
}

/** What the system's refusal to write a file means to a user. Refusals that nobody foresaw are mistakes of ours. */
export function writeProblem(path: string, folder: string, error: unknown): Diagnostic {
  const system = codeOf(error);
  const place = { file: path, line: 1, column: 1 };
  if (system === 'ENOSPC' || system === 'EDQUOT' || system === 'EFBIG')
    return reportOutput('disk-full', place, { path });
  if (isNoFolder(folder)) return reportOutput('output-is-no-folder', place, { folder });
  return reportOutput('output-not-writable', place, { path, system });
}

function isNoFolder(path: string): boolean {
  try {
    return !statSync(path).isDirectory();
  } catch (error) {
    return codeOf(error) === 'ENOTDIR';
  }
}

function codeOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return code;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process is there, and refuses the question.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
