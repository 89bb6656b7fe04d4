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
import { ZipError } from '../compile/zip.ts';
import { reportOutput } from '../diagnostics/catalogue/output.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { lockFile } from '../release/lock.ts';

/**
 * What is being written: hidden, beside what it will be, and named by the process that writes it; `more` tells several
 * in one folder apart.
 */
export const beside = (path: string, more = '') =>
  join(dirname(path), `.coursewright-${process.pid}${more}.part`);
const halfWritten = /^\.coursewright-(\d+)(?:-\d+)?\.part$/;

const unfinished = new Set<string>();

const remove = (path: string) => rmSync(path, { force: true, recursive: true });

/** Notes paths that must not outlive a build that is stopped. */
export const began = (paths: readonly string[]) => paths.forEach((path) => unfinished.add(path));

/** Removes what is still there of them. */
export function ended(paths: readonly string[]): void {
  for (const path of paths) {
    remove(path);
    unfinished.delete(path);
  }
}

/** Removes what is half written when the user stops the build. */
export function cleanUpOnSignals(): void {
  const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
  for (const [signal, status] of Object.entries(signals))
    process.once(signal, () => {
      for (const path of unfinished) remove(path);
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
      if (writer && !isRunning(Number(writer))) remove(join(folder, name));
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

/**
 * Writes a text, whole or not at all; its folder is made where there is none.
 * @returns what kept it from being written
 */
export function writePage(path: string, text: string): Diagnostic | undefined {
  const problem = prepareFolder(dirname(path));
  if (problem) return problem;
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
      throw Object.assign(new Error(path), { code: 'EISDIR' });
    replace(path, text);
    return undefined;
  } catch (error) {
    return writeProblem(path, dirname(path), error);
  }
}

function replace(target: string, text: string, mode = 0o666): void {
  const part = beside(target);
  began([part]);
  try {
    writeFileSync(part, text, { mode });
    renameSync(part, target);
  } finally {
    ended([part]);
  }
}

/** What went wrong while `target` was written into the folder `out`. */
export function problemOf(error: unknown, target: string, out: string): Diagnostic {
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
