import { writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { diskFs } from '../compile/disk.ts';
import type { SourceFs } from '../compile/files.ts';
import { loadCourse } from '../compile/load.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { levels, type Level, type RuleFacts, type RuleFinding } from '../diagnostics/finding.ts';
import type { Coverage } from '../lint/coverage.ts';
import { mendedSource } from '../lint/fix.ts';
import { lintCourse, lintRules } from '../lint/lint.ts';
import { questionTypes } from '../questions/list.ts';
import { targets } from '../targets/list.ts';
import { findCourses } from './courses.ts';
import { printFindings, type Finding } from './findings.ts';
import { helpPages } from './help-pages.ts';
import { junit } from './junit.ts';
import { formatCoverage } from './lint-coverage.ts';
import { counted } from './print.ts';
import { sarif } from './sarif.ts';
import { linesOf, shownPath } from './shown.ts';
import type { Terminal } from './terminal.ts';

export interface LintSettings {
  /** The folder that holds .build/. */
  home: string;
  json: boolean;
  sarif: boolean;
  junit: boolean;
  quiet: boolean;
  fix: boolean;
  failOn: 'error' | 'warning' | 'never';
}

/** One course, looked at. Where it has mistakes, its rules were not run, and there is no coverage. */
interface Linted {
  /** As the user would name it. */
  path: string;
  folder: string;
  fs: SourceFs;
  result: { findings: RuleFinding[] };
  coverage?: Coverage;
  slides: number;
  mended: number;
}

/** `coursewright lint`. Returns the exit status. */
export async function lintCommand(
  names: readonly string[],
  settings: LintSettings,
  terminal: Terminal,
): Promise<number> {
  const cwd = process.cwd();
  const { folders, diagnostics } = findCourses(names, cwd);
  const linted: Linted[] = [];
  for (const [index, folder] of folders.entries()) {
    terminal.progress(
      `linting ${basename(folder)}${folders.length > 1 ? ` (${index + 1} of ${folders.length})` : ''} …`,
    );
    const first = await lintOne(folder, cwd);
    const mended = settings.fix ? await fix(first) : 0;
    linted.push(mended > 0 ? { ...(await lintOne(folder, cwd)), mended } : first);
  }
  terminal.progress('');
  const missing = diagnostics.map((each) => asFinding(each));
  const asText = !settings.json && !settings.sarif && !settings.junit;
  if (asText) {
    for (const each of linted) await print(each, settings.quiet, terminal);
    if (missing.length > 0)
      printFindings(
        diagnostics.map((diagnostic) => ({ diagnostic, file: diagnostic.place.file, lines: [] })),
        terminal,
      );
  }
  // What was named and is not there has no folder of its own.
  const all = [...linted, ...missing.map((each) => ({ path: '.', result: { findings: [each] } }))];
  const rules = rulesOf(all.flatMap(({ result }) => result.findings));
  if (settings.json) terminal.say(JSON.stringify(asJson(linted, missing), null, 2));
  if (settings.sarif) terminal.say(JSON.stringify(sarif(all, rules, helpPages(settings.home)), null, 2));
  const failing = ({ level }: RuleFinding) => fails(level, settings.failOn);
  if (settings.junit) terminal.say(junit('lint', all, rules, failing));
  // A course that can't be built was not linted, whatever one asks to fail on.
  const broken = missing.length > 0 || linted.some(({ coverage }) => coverage === undefined);
  return broken || all.some(({ result }) => result.findings.some(failing)) ? 1 : 0;
}

const fails = (level: Level, failOn: LintSettings['failOn']) =>
  failOn !== 'never' && levels.indexOf(level) <= levels.indexOf(failOn);

async function lintOne(folder: string, cwd: string): Promise<Linted> {
  const fs = diskFs(folder);
  const { value: course, diagnostics } = await loadCourse(fs, {
    questionTypes,
    targets,
    folderName: basename(folder),
  });
  const found = diagnostics.map(asFinding);
  const base = { path: shownPath(folder, cwd), folder, fs, mended: 0 };
  if (!course) return { ...base, result: { findings: found }, slides: 0 };
  const { findings, coverage } = lintCourse(course, { questionTypes, sources: await sourcesOf(fs) });
  const slides = course.lessons.reduce((sum, lesson) => sum + lesson.slides.length, 0);
  return { ...base, result: { findings: [...found, ...findings] }, coverage, slides };
}

/** The course's YAML files, in which comments may allow findings. */
async function sourcesOf(fs: SourceFs): Promise<Map<string, string>> {
  const sources = new Map<string, string>();
  for (const folder of ['', 'lessons', 'banks'])
    for (const name of await fs.list(folder))
      if (/\.ya?ml$/.test(name)) {
        const path = folder === '' ? name : `${folder}/${name}`;
        sources.set(path, new TextDecoder().decode(await fs.read(path)));
      }
  return sources;
}

/** Writes what can be mended without a change of meaning; returns how many places that were. */
async function fix({ folder, fs, result }: Linted): Promise<number> {
  let count = 0;
  for (const file of new Set(result.findings.flatMap((each) => (each.fix ? [each.place.file] : [])))) {
    const source = new TextDecoder().decode(await fs.read(file));
    const mended = mendedSource(
      source,
      result.findings.filter(({ place }) => place.file === file),
    );
    if (mended.count > 0) writeFileSync(join(folder, file), mended.source);
    count += mended.count;
  }
  return count;
}

const asFinding = ({ name, severity, place, message, hint, mended }: Diagnostic): RuleFinding => ({
  name,
  level: severity,
  place,
  message,
  ...(hint === undefined ? {} : { hint }),
  ...(mended === undefined ? {} : { mended }),
  count: 1,
  more: [],
});

/** The rules, and what a build says of these courses beside them. */
function rulesOf(findings: readonly RuleFinding[]): RuleFacts[] {
  const known = new Set(lintRules.map(({ name }) => name));
  const others = new Map(findings.map((each) => [each.name, each]));
  return [
    ...lintRules,
    ...[...others.values()]
      .filter(({ name }) => !known.has(name))
      .map(({ name, level, message }) => ({ name, level, about: message, source: 'The course format' })),
  ];
}

async function print(linted: Linted, quiet: boolean, terminal: Terminal): Promise<void> {
  const { path, folder, fs, result, coverage, slides, mended } = linted;
  const { findings } = result;
  if (quiet && findings.length === 0) return;
  const { colours } = terminal;
  terminal.say(`${colours.bold(path)}${coverage ? `  ${counted(slides, 'slide')}` : ''}`);
  if (mended > 0) terminal.say(`  ${counted(mended, 'place')} mended`);
  if (findings.length === 0) terminal.say('  nothing found');
  terminal.say('');
  const shown: Finding[] = [];
  for (const { level, place, ...words } of findings)
    shown.push({
      diagnostic: { ...words, severity: level, place: { line: 1, column: 1, ...place } },
      file: shownPath(resolve(folder, place.file), process.cwd()),
      lines: await linesOf(fs, place.file),
    });
  // Here the findings are the result, and go where results go.
  printFindings(shown, { ...terminal, tell: (line) => terminal.say(line) });
  if (findings.length > 0) terminal.say('');
  if (coverage && !quiet && coverage.outcomes.length > 0)
    terminal.say(`${formatCoverage(coverage, colours)}\n`);
}

function asJson(linted: readonly Linted[], missing: readonly RuleFinding[]): object {
  const counts = (findings: readonly RuleFinding[]) => ({
    errors: findings.filter(({ level }) => level === 'error').length,
    warnings: findings.filter(({ level }) => level === 'warning').length,
  });
  const all = [...missing, ...linted.flatMap(({ result }) => result.findings)];
  return {
    courses: linted.map(({ path, result, coverage, mended }) => ({
      path,
      findings: result.findings,
      coverage: coverage ?? null,
      mended,
      ...counts(result.findings),
    })),
    missing,
    ...counts(all),
  };
}
