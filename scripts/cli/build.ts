import { basename, join, relative, resolve, sep } from 'node:path';
import { buildCourse, type BuiltCourse } from '../compile/build.ts';
import { diskFs } from '../compile/disk.ts';
import type { SourceFs } from '../compile/files.ts';
import type { LrsCredentials } from '../compile/lrs.ts';
import { reportOutput } from '../diagnostics/catalogue/output.ts';
import { byPlace, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { findCourses } from './courses.ts';
import type { Finding } from './findings.ts';
import { formatPackages, packageReport, type PackageReport } from './print.ts';
import { linesOf, shownPath } from './shown.ts';
import type { Terminal } from './terminal.ts';
import { cleanUpOnSignals, prepareFolder } from './write.ts';
import { folderOf, writeCourse } from './write-course.ts';

export interface BuildSettings {
  /** The folder that holds templates/ and .build/. */
  home: string;
  out?: string;
  /** Names of targets, instead of those that the course publishes. */
  targets?: readonly string[];
  json: boolean;
  quiet: boolean;
  frozen?: boolean;
  /** For the LRS of courses whose packages have no other way to it. */
  credentials?: LrsCredentials;
}

/** One course on its way: what its build gave, and what came of it. */
interface Work {
  folder: string;
  fs: SourceFs;
  diagnostics: Diagnostic[];
  built?: BuiltCourse;
  /** One a package. */
  reports: PackageReport[];
}

/** `coursewright build`. Returns the exit status. */
export async function buildCommand(
  names: readonly string[],
  settings: BuildSettings,
  terminal: Terminal,
): Promise<number> {
  cleanUpOnSignals();
  const cwd = process.cwd();
  const { folders, project, diagnostics } = findCourses(names, cwd);
  const out = settings.out === undefined ? join(project, 'dist') : resolve(cwd, settings.out);
  const assets = diskFs(settings.home);
  const frozen = settings.frozen ?? isSet(process.env.CI);

  const works: Work[] = [];
  for (const folder of folders) {
    progress(terminal, works.length, folders, 'reading');
    const fs = diskFs(folder);
    const { value, diagnostics: found } = await buildCourse(fs, {
      assets,
      frozen,
      folderName: basename(folder),
      ...(settings.targets ? { targets: settings.targets } : {}),
      ...(settings.credentials ? { credentials: settings.credentials } : {}),
    });
    works.push({ folder, fs, diagnostics: found, reports: [], ...(value ? { built: value } : {}) });
  }
  refuseSharedIds(works);

  const shown = (path: string) => shownPath(path, cwd);
  const problem = works.some(({ built }) => built) ? prepareFolder(out) : undefined;
  if (problem) diagnostics.push(nameFrom(problem, shown));
  else
    for (const [index, work] of works.entries()) {
      if (!work.built) continue;
      progress(terminal, index, folders, 'packing');
      await write(work, out, shown);
      if (work.reports.length > 0 && !settings.json && !settings.quiet)
        terminal.say(formatPackages(work.reports, terminal.colours));
    }
  terminal.progress('');

  const findings: Finding[] = diagnostics.map((diagnostic) => ({
    diagnostic,
    file: shown(resolve(cwd, diagnostic.place.file)),
    lines: [],
  }));
  for (const work of works) findings.push(...(await findingsOf(work, shown)));
  if (settings.json) terminal.say(JSON.stringify(asJson(works, findings, shown), null, 2));
  // Only where there is something to show: a good course doesn't wait for what cuts lines into characters.
  else if (findings.length > 0) (await import('./findings.ts')).printFindings(findings, terminal);
  return findings.some(({ diagnostic }) => diagnostic.severity === 'error') ? 1 : 0;
}

const isSet = (value: string | undefined) => value !== undefined && !['', '0', 'false'].includes(value);

function progress(terminal: Terminal, index: number, folders: readonly string[], what: string): void {
  const number = folders.length > 1 ? ` (${index + 1} of ${folders.length})` : '';
  terminal.progress(`${what} ${basename(folders[index] ?? '')}${number} …`);
}

/** Of courses with one id none is written: nobody can say which of them learners already know. */
function refuseSharedIds(works: readonly Work[]): void {
  const byId = new Map<string, Work[]>();
  for (const work of works)
    if (work.built)
      byId.set(work.built.plan.course.id, [...(byId.get(work.built.plan.course.id) ?? []), work]);
  for (const [id, sharing] of byId)
    for (const work of sharing.length > 1 ? sharing : []) {
      const course = work.built?.plan.course;
      const others = sharing.flatMap(({ folder, built }) =>
        folder !== work.folder && built
          ? [{ place: movedPlace(built, folder, work.folder), message: 'has the same id' }]
          : [],
      );
      if (course)
        work.diagnostics.push(
          reportOutput('two-courses-one-id', course.places.id ?? course.place, { id }, others),
        );
    }
  for (const sharing of byId.values()) if (sharing.length > 1) for (const work of sharing) delete work.built;
}

function movedPlace(
  { plan: { course } }: BuiltCourse,
  folder: string,
  seenFrom: string,
): Diagnostic['place'] {
  const place = course.places.id ?? course.place;
  return { ...place, file: relative(seenFrom, join(folder, place.file)).split(sep).join('/') };
}

async function write(work: Work, out: string, shown: (path: string) => string): Promise<void> {
  const { built } = work;
  if (!built) return;
  const written = await writeCourse(built, work.folder, out);
  if ('problem' in written) return void work.diagnostics.push(nameFrom(written.problem, shown));
  const inOut = (name: string) => shown(join(out, name));
  work.reports = built.packages.map((each, index) =>
    packageReport(built, each, {
      course: shown(work.folder),
      file: inOut(each.name),
      ...(each.target.unpacked ? { folder: inOut(folderOf(each)) } : {}),
      bytes: written.bytes[index] ?? 0,
      codebook: built.codebook.map(({ name }) => inOut(name)),
    }),
  );
}

/** Absolute paths of outputs as the user would name them. */
function nameFrom(problem: Diagnostic, shown: (path: string) => string): Diagnostic {
  const { file } = problem.place;
  if (!file.startsWith(sep) && resolve(file) !== file) return problem;
  const name = shown(file);
  return { ...problem, message: problem.message.replaceAll(file, name), place: { ...problem.place, file } };
}

/** The course's diagnostics in order, each with its file's lines. */
export async function findingsOf(
  { folder, fs, diagnostics }: Pick<Work, 'folder' | 'fs' | 'diagnostics'>,
  shown: (path: string) => string,
): Promise<Finding[]> {
  const texts = new Map<string, Promise<string[]>>();
  const lines = (file: string) => {
    const known = texts.get(file) ?? linesOf(fs, file);
    texts.set(file, known);
    return known;
  };
  return Promise.all(
    diagnostics.sort(byPlace).map(async (diagnostic) => {
      const { file } = diagnostic.place;
      const related = diagnostic.related?.map((each) => ({
        ...each,
        place: { ...each.place, file: shown(join(folder, each.place.file)) },
      }));
      return {
        diagnostic: related ? { ...diagnostic, related } : diagnostic,
        file: shown(resolve(folder, file)),
        lines: await lines(file),
      };
    }),
  );
}

function asJson(
  works: readonly Work[],
  findings: readonly Finding[],
  shown: (path: string) => string,
): object {
  const count = (severity: string) =>
    findings.filter(({ diagnostic }) => diagnostic.severity === severity).length;
  return {
    courses: works.map(({ folder }) => shown(folder)),
    packages: works.flatMap(({ reports }) => reports),
    diagnostics: findings.map(({ diagnostic, file }) => ({
      ...diagnostic,
      place: { ...diagnostic.place, file },
    })),
    errors: count('error'),
    warnings: count('warning'),
  };
}
