import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { reportOutput } from '../diagnostics/catalogue/output.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { printFindings } from './findings.ts';
import { shownPath } from './shown.ts';
import {
  courseFiles,
  keptWhereThere,
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
  const written = [...files.keys()].map((path) => join(folder, path));
  return tell({ problem, written, kept: [], steps: nextSteps(names.id) }, settings, terminal);
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
  const wantedFiles: NewFiles = new Map([
    ...repositoryFiles(settings.home, title),
    ...[...course].map(([path, text]): [string, string] => [`course/${names.id}/${path}`, text]),
  ]);
  const there = taken(folder, wantedFiles);
  const kept = there.filter((path) => keptWhereThere.has(path));
  const files: NewFiles = new Map([...wantedFiles].filter(([path]) => !kept.includes(path)));
  const problem = writeRepository(folder, files, cwd);
  const written = [...files.keys(), 'package.json'].map((path) => join(folder, path));
  const steps = [
    ...(folder === cwd ? [] : [step(`cd ${shownPath(folder, cwd)}`)]),
    ...(isInstalled(folder, settings.home)
      ? []
      : [step('npm install --save-dev coursewright', 'or the tarball that you have of it')]),
    ...nextSteps(names.id),
  ];
  return tell({ problem, written, kept, steps }, settings, terminal);
}

/** Whether `npx coursewright` in a folder runs what is installed there, for who clones it as well. */
function isInstalled(folder: string, home: string): boolean {
  const path = join(folder, 'package.json');
  return folder === home || (existsSync(path) && /"coursewright"\s*:/.test(readFileSync(path, 'utf8')));
}

function writeRepository(folder: string, files: NewFiles, cwd: string): Diagnostic | undefined {
  const [there] = taken(folder, files);
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

interface Step {
  command: string;
  what: string;
}

const step = (command: string, what = ''): Step => ({ command, what });

/** From a new course to a grade. */
const nextSteps = (id: string): Step[] => [
  step(`npx coursewright preview ${id}`, 'look at it while you change it'),
  step(`npx coursewright build ${id}`, 'the package for your LMS, in dist/'),
  step('npx coursewright lms moodle', 'how to upload it there; `lms` alone lists other LMSs'),
];

interface Told {
  problem: Diagnostic | undefined;
  written: readonly string[];
  /** What was there before, by its path in the new folder. */
  kept: readonly string[];
  steps: readonly Step[];
}

function tell({ problem, written, kept, steps }: Told, { json }: NewSettings, terminal: Terminal): number {
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
    if (kept.includes('.gitignore'))
      terminal.say('\n.gitignore was there and stays; it should leave out node_modules/ and dist/.');
    if (kept.includes('README.md')) terminal.say('README.md was there and stays.');
    const width = Math.max(...steps.map(({ command }) => command.length));
    terminal.say('\nNext:');
    for (const { command, what } of steps)
      terminal.say(`  ${what === '' ? command : `${command.padEnd(width)}  ${what}`}`);
  }
  return problem ? 1 : 0;
}
