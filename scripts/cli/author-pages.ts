import { basename, join, resolve } from 'node:path';
import { buildCourse, type BuiltCourse } from '../compile/build.ts';
import { diskFs } from '../compile/disk.ts';
import type { SourceFs } from '../compile/files.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { findingsOf } from './build.ts';
import { findCourses } from './courses.ts';
import type { Finding } from './findings.ts';
import { shownPath } from './shown.ts';
import type { Terminal } from './terminal.ts';
import { cleanUpOnSignals, writePage } from './write.ts';

export interface PageSettings {
  /** The folder that holds templates/ and .build/. */
  home: string;
  /** The page's file, for one course; default: a name of its own beside the packages. */
  out?: string;
  json: boolean;
}

/** A course that was built, in memory only. */
export interface PageCourse {
  built: BuiltCourse;
  folder: string;
  fs: SourceFs;
}

/** What is said of a course, and the page about it. */
export interface MadePage {
  page: string;
  /** What was found beyond what a build finds. */
  diagnostics: Diagnostic[];
  /** Lines for a terminal. */
  said: string[];
  json: object;
}

/**
 * Writes a page about each course. The courses are built in memory: their locks stay as they are.
 * @param what names the page's file: `<id>-<version>-<what>.html`
 * @returns the exit status
 */
export async function writePages(
  names: readonly string[],
  settings: PageSettings,
  terminal: Terminal,
  what: string,
  make: (course: PageCourse) => Promise<MadePage>,
): Promise<number> {
  cleanUpOnSignals();
  const cwd = process.cwd();
  const { folders, project, diagnostics } = findCourses(names, cwd);
  if (settings.out !== undefined && folders.length > 1) {
    terminal.tell('Several courses are here, and --out names one file: name the course.');
    return 2;
  }
  const shown = (path: string) => shownPath(path, cwd);
  const findings: Finding[] = diagnostics.map((diagnostic) => ({
    diagnostic,
    file: shown(resolve(cwd, diagnostic.place.file)),
    lines: [],
  }));
  const courses: object[] = [];
  for (const [index, folder] of folders.entries()) {
    const number = folders.length > 1 ? ` (${index + 1} of ${folders.length})` : '';
    terminal.progress(`${what} of ${basename(folder)}${number} …`);
    const fs = diskFs(folder);
    const found: Diagnostic[] = [];
    const { value: built, diagnostics: said } = await buildCourse(fs, {
      assets: diskFs(settings.home),
      frozen: false,
      folderName: basename(folder),
    });
    found.push(...said);
    let json: object = { page: null };
    if (built) {
      const { id, version } = built.plan.course;
      const file = resolve(cwd, settings.out ?? join(project, 'dist', `${id}-${version}-${what}.html`));
      const made = await make({ built, folder, fs });
      found.push(...made.diagnostics);
      const problem = writePage(file, made.page);
      if (problem) found.push({ ...problem, message: problem.message.replaceAll(file, shown(file)) });
      terminal.progress('');
      if (!settings.json) for (const line of made.said) terminal.say(line);
      if (!settings.json && !problem) terminal.say(`  ${what}: ${shown(file)}\n`);
      json = { ...made.json, page: problem ? null : shown(file) };
    }
    courses.push({ course: shown(folder), ...json });
    findings.push(...(await findingsOf({ folder, fs, diagnostics: found }, shown)));
  }
  terminal.progress('');
  if (settings.json) terminal.say(JSON.stringify(asJson(courses, findings), null, 2));
  else if (findings.length > 0) (await import('./findings.ts')).printFindings(findings, terminal);
  return findings.some(({ diagnostic }) => diagnostic.severity === 'error') ? 1 : 0;
}

function asJson(courses: readonly object[], findings: readonly Finding[]): object {
  const count = (severity: string) =>
    findings.filter(({ diagnostic }) => diagnostic.severity === severity).length;
  return {
    courses,
    diagnostics: findings.map(({ diagnostic, file }) => ({
      ...diagnostic,
      place: { ...diagnostic.place, file },
    })),
    errors: count('error'),
    warnings: count('warning'),
  };
}
