import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from '../compile/build.ts';
import { diskFs } from '../compile/disk.ts';
import { reportLock } from '../diagnostics/catalogue/lock.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { compare } from '../diff/compare.ts';
import { formatLock, lockFile, type Lock } from '../release/lock.ts';
import { compareVersions, contentOf, nextVersion, type Release, type Step } from '../release/releases.ts';
import { findCourses } from './courses.ts';
import { builtSide, editionOf } from './editions.ts';
import type { Finding } from './findings.ts';
import { git, releaseCommit } from './git.ts';
import { linesOf, shownPath } from './shown.ts';
import type { Terminal } from './terminal.ts';
import { replaceFile, writeLock } from './write.ts';

export interface ReleaseSettings {
  /** The folder that holds templates/ and .build/. */
  home: string;
  course?: string;
  date?: string;
  force: boolean;
  json: boolean;
}

/** `coursewright release`: names the course as it is. Returns the exit status. */
export async function releaseCommand(
  wanted: string | undefined,
  settings: ReleaseSettings,
  terminal: Terminal,
): Promise<number> {
  const cwd = process.cwd();
  const { folders, diagnostics } = findCourses(settings.course === undefined ? [] : [settings.course], cwd);
  const [folder] = folders;
  if (folder && folders.length > 1) {
    terminal.tell('Several courses are here: name the one to release with --course.');
    return 2;
  }
  if (!folder) return refuse(diagnostics, '', settings, terminal);

  const fs = diskFs(folder);
  const { value, diagnostics: found } = await build(fs, {
    assets: diskFs(settings.home),
    frozen: false,
    folderName: basename(folder),
  });
  if (!value)
    return refuse(
      found.filter(({ severity }) => severity === 'error'),
      folder,
      settings,
      terminal,
    );
  const { course, lock } = value.plan;
  const content = contentOf(course);
  const last = lock.releases?.at(-1);
  if (last?.content === content) {
    const message = `Nothing has changed since release ${last.version}.`;
    terminal.say(settings.json ? JSON.stringify({ release: last, changed: false }, null, 2) : message);
    return 0;
  }
  const date = settings.date ?? git(folder, ['log', '-1', '--format=%cs'])?.toString().trim();
  if (date === undefined || date === '') {
    terminal.tell('There is no commit whose date the release could have: give one with --date 2027-01-31.');
    return 2;
  }

  const now = builtSide(value);
  const { step, why } = await stepSince(last, lock, folder, settings.home, now);
  const least = last ? nextVersion(last.version, step) : course.version;
  const version = wanted ?? (last && compareVersions(course.version, least) > 0 ? course.version : least);
  const place = course.places.version ?? course.place;
  const values = { version, last: last?.version ?? '', least, step, why };
  if (last && compareVersions(version, last.version) <= 0)
    return refuse([reportLock('version-not-new', place, values)], folder, settings, terminal);
  if (last && compareVersions(version, least) < 0 && !settings.force)
    return refuse([reportLock('version-too-small', place, values)], folder, settings, terminal);

  const release: Release = { version, date, length: lock.fields.length, content };
  const problem =
    writeLock(folder, formatLock({ ...lock, releases: [...(lock.releases ?? []), release] })) ??
    (version === course.version ? undefined : writeVersion(folder, place, course.version, version));
  if (problem) return refuse([problem], folder, settings, terminal);
  if (settings.json) terminal.say(JSON.stringify({ release, step, why, changed: true }, null, 2));
  else {
    terminal.say(
      `${course.id} ${terminal.colours.bold(version)}, ${date}${last ? `: a ${step} step (${why})` : ''}`,
    );
    terminal.say(`  Commit ${shownPath(join(folder, place.file), cwd)} and ${lockFile}, then build.`);
  }
  return 0;
}

/** How much has changed since the last release: by its commit where git has it, else by what the lock has gained. */
async function stepSince(
  last: Release | undefined,
  lock: Lock,
  folder: string,
  home: string,
  now: ReturnType<typeof builtSide>,
): Promise<{ step: Step; why: string }> {
  if (!last) return { step: 'patch', why: 'the first release' };
  const commit = releaseCommit(folder, last.version);
  const old = commit ? await editionOf(commit, folder, home) : undefined;
  if (old && 'side' in old && now) {
    const { step = 'patch', changes, severity } = compare(old.side, now);
    const first = changes.find(({ weight }) => weight === step);
    const felt =
      severity === 'loses'
        ? 'somebody loses something'
        : severity === 'redo'
          ? 'somebody must redo something'
          : 'nothing that learners meet has changed';
    return { step, why: first?.what ?? felt };
  }
  const { step, why } = stepByLock(last, lock);
  return { step, why: `${why}, as far as ${lockFile} tells: no commit has release ${last.version}` };
}

/** What was removed, or is told otherwise, no lock knows. */
function stepByLock(last: Release, lock: Lock): { step: Step; why: string } {
  const grown = lock.fields.slice(last.length);
  const revised = grown.find((field) => 'revision' in field && field.revision > 1);
  if (revised && 'question' in revised)
    return { step: 'major', why: `question ${revised.question} is another one now` };
  return grown.length > 0
    ? { step: 'minor', why: 'something is new' }
    : { step: 'patch', why: 'nothing is new' };
}

/** The version has one home: its value in course.yaml is replaced, and nothing else. */
function writeVersion(folder: string, place: Place, before: string, version: string): Diagnostic | undefined {
  const path = join(folder, place.file);
  const lines = readFileSync(path, 'utf8').split('\n');
  const line = lines[place.line - 1] ?? '';
  const at = line.indexOf(before, place.column - 1);
  lines[place.line - 1] = `${line.slice(0, at)}${version}${line.slice(at + before.length)}`;
  return replaceFile(path, lines.join('\n'));
}

async function refuse(
  diagnostics: readonly Diagnostic[],
  folder: string,
  settings: ReleaseSettings,
  terminal: Terminal,
): Promise<number> {
  if (settings.json) {
    terminal.say(JSON.stringify({ diagnostics }, null, 2));
    return 1;
  }
  const fs = diskFs(folder);
  const findings: Finding[] = await Promise.all(
    diagnostics.map(async (diagnostic) => ({
      diagnostic,
      file: shownPath(join(folder, diagnostic.place.file), process.cwd()),
      lines: folder === '' ? [] : await linesOf(fs, diagnostic.place.file),
    })),
  );
  (await import('./findings.ts')).printFindings(findings, terminal);
  return 1;
}
