import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { reportOutput } from '../diagnostics/catalogue/output.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { printFindings } from './findings.ts';
import { shownPath } from './shown.ts';
import {
  courseFiles,
  namesOf,
  packageJson,
  repositoryFiles,
  taken,
  writeNew,
  type NewFiles,
  type StartTemplate,
} from './start-files.ts';
import type { Terminal } from './terminal.ts';
import { writeProblem } from './write.ts';

export interface NewSettings {
  /** The folder that holds .build/. */
  home: string;
  template: StartTemplate;
  title?: string;
  /** Ask nothing. */
  yes: boolean;
  json: boolean;
}

/** What a course is called that nobody has named. */
const unnamed = 'my-course';

/** `coursewright new`: a course below course/. Returns the exit status. */
export async function newCommand(
  name: string | undefined,
  settings: NewSettings,
  terminal: Terminal,
): Promise<number> {
  const cwd = process.cwd();
  const asked = name ?? (settings.yes ? unnamed : await ask('Name of the course: '));
  if (asked === undefined) {
    terminal.tell('Name the course: coursewright new NAME. With --yes it is called my-course.');
    return 2;
  }
  const names = namesOf(asked);
  if (!names) return refuse(asked, terminal);
  const below = basename(cwd) === 'course' ? cwd : join(cwd, 'course');
  const folder = join(below, names.id);
  const title = settings.title ?? names.title;
  const files = courseFiles(settings.home, settings.template, names.id, title);
  const problem = existsSync(folder)
    ? reportOutput('would-overwrite', { file: folder, line: 1, column: 1 }, { path: shownPath(folder, cwd) })
    : write(folder, files, cwd);
  return tell(
    problem,
    [...files.keys()].map((path) => join(folder, path)),
    names.id,
    settings,
    terminal,
  );
}

/** `coursewright init`: a repository of courses, with a first one. Returns the exit status. */
export function initCommand(
  folderName: string,
  settings: NewSettings & { course?: string },
  terminal: Terminal,
): number {
  const cwd = process.cwd();
  const folder = resolve(cwd, folderName);
  const wanted = settings.course ?? unnamed;
  const names = namesOf(wanted);
  if (!names) return refuse(wanted, terminal);
  const title = settings.title ?? names.title;
  const course = courseFiles(settings.home, settings.template, names.id, title);
  const files: NewFiles = new Map([
    ...repositoryFiles(settings.home, title),
    ...[...course].map(([path, text]): [string, string] => [`course/${names.id}/${path}`, text]),
  ]);
  const problem = writeRepository(folder, files, cwd);
  const written = [...files.keys(), 'package.json'].map((path) => join(folder, path));
  return tell(problem, written, names.id, settings, terminal);
}

function writeRepository(folder: string, files: NewFiles, cwd: string): Diagnostic | undefined {
  const there = taken(folder, files);
  if (there !== undefined) {
    const path = join(folder, there);
    return reportOutput(
      'would-overwrite',
      { file: path, line: 1, column: 1 },
      { path: shownPath(path, cwd) },
    );
  }
  const path = join(folder, 'package.json');
  const existing = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  let text: string;
  try {
    text = packageJson(existing, namesOf(basename(folder))?.id ?? 'courses');
  } catch {
    return reportOutput(
      'would-overwrite',
      { file: path, line: 1, column: 1 },
      { path: shownPath(path, cwd) },
    );
  }
  const problem = write(folder, files, cwd);
  if (problem) return problem;
  // What npm itself has put there stays; only scripts that are missing are added.
  writeFileSync(path, text);
  return undefined;
}

function write(folder: string, files: NewFiles, cwd: string): Diagnostic | undefined {
  try {
    writeNew(folder, files);
    return undefined;
  } catch (error) {
    return writeProblem(shownPath(folder, cwd), folder, error);
  }
}

function refuse(name: string, terminal: Terminal): number {
  terminal.tell(`No id can be made of "${name}": it needs a letter from a to z.`);
  return 2;
}

/** Asks on a terminal; elsewhere nobody answers. */
async function ask(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = (await lines.question(question)).trim();
  lines.close();
  return answer === '' ? undefined : answer;
}

function tell(
  problem: Diagnostic | undefined,
  written: readonly string[],
  id: string,
  { json }: NewSettings,
  terminal: Terminal,
): number {
  const cwd = process.cwd();
  const files = problem ? [] : written.map((path) => shownPath(path, cwd));
  if (json) terminal.say(JSON.stringify({ files, diagnostics: problem ? [problem] : [] }, null, 2));
  else if (problem)
    printFindings(
      [{ diagnostic: problem, file: shownPath(resolve(problem.place.file), cwd), lines: [] }],
      terminal,
    );
  else {
    for (const file of files) terminal.say(file);
    terminal.say(`\nNext: npx coursewright build ${id}`);
  }
  return problem ? 1 : 0;
}
