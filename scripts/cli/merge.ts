import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { reportLock } from '../diagnostics/catalogue/lock.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { formatLock, lockFile } from '../release/lock.ts';
import { conflictSides, mergeLocks, type MergedLocks } from '../release/merge-locks.ts';
import { readLock } from '../release/read-lock.ts';
import { findCourses } from './courses.ts';
import { printFindings, type Finding } from './findings.ts';
import { git } from './git.ts';
import { counted } from './print.ts';
import { shownPath } from './shown.ts';
import type { Terminal } from './terminal.ts';
import { writeLock } from './write.ts';

/** `coursewright ids --merge`: settles a conflict in the lock. Returns the exit status. */
export function mergeCommand(names: readonly string[], terminal: Terminal): number {
  const { folders, diagnostics } = findCourses(names, process.cwd());
  const findings: Finding[] = diagnostics.map((diagnostic) => ({
    diagnostic,
    file: diagnostic.place.file,
    lines: [],
  }));
  for (const folder of folders) {
    const result = mergeIn(folder);
    if (typeof result === 'string') terminal.say(`${basename(folder)}: ${result}`);
    else
      for (const diagnostic of result)
        findings.push({ diagnostic, file: shownPath(join(folder, lockFile), process.cwd()), lines: [] });
  }
  if (findings.length > 0) printFindings(findings, terminal);
  return findings.length > 0 ? 1 : 0;
}

/** What was done, in words, or why nothing was. */
function mergeIn(folder: string): string | Diagnostic[] {
  const path = join(folder, lockFile);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const sides = sidesIn(folder, text);
  if (!sides) return 'there is no conflict in course.lock.json';
  const [ours, theirs] = [readLock(sides.ours), readLock(sides.theirs)];
  if (!ours.value || !theirs.value) return [...ours.diagnostics, ...theirs.diagnostics];
  const merged = mergeLocks(ours.value, theirs.value);
  if (!merged) return [reportLock('locks-not-mergeable', { file: lockFile, line: 1, column: 1 }, {})];
  const problem = writeLock(folder, formatLock(merged.lock));
  return problem ? [problem] : inWords(merged);
}

function inWords({ lock, moved, doubtful }: MergedLocks): string {
  const tail =
    moved > 0 ? `${counted(moved, 'line')} of the other branch put behind` : 'nothing had to be moved';
  const both =
    doubtful.length > 0
      ? ` Both branches have built ${doubtful.join(', ')}, each in its own way: who is in the middle of it is asked again.`
      : '';
  return `${tail}; ${counted(lock.fields.length, 'line')} in all.${both} Settle what else is in conflict, build, and commit.`;
}

/** Both sides as git has them while it merges; else what the marks in the file say. */
function sidesIn(folder: string, text: string): { ours: string; theirs: string } | undefined {
  const marked = conflictSides(text);
  if (!marked) return undefined;
  const side = (stage: number) => git(folder, ['show', `:${stage}:./${lockFile}`])?.toString();
  const [ours, theirs] = [side(2), side(3)];
  return ours !== undefined && theirs !== undefined ? { ours, theirs } : marked;
}
