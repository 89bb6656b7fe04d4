import { resolve } from 'node:path';
import { compare, type Comparison } from '../diff/compare.ts';
import { standingWords, type Severity } from '../diff/consequences.ts';
import { comparisonPage } from '../diff/html.ts';
import type { Lock } from '../release/lock.ts';
import { findCourses } from './courses.ts';
import { editionOf } from './editions.ts';
import { recordedLearners } from './recorded.ts';
import type { Finding } from './findings.ts';
import { counted } from './print.ts';
import type { Colours, Terminal } from './terminal.ts';
import { writePage } from './write.ts';

export interface DiffSettings {
  /** The folder that holds templates/ and .build/. */
  home: string;
  course?: string;
  json: boolean;
  /** Where to write a page for a reviewer. */
  html?: string;
  exitCode: boolean;
  /** Files with saved states that were recorded. */
  states?: readonly string[];
}

/** What `--exit-code` gives: 0 safe, 3 somebody must redo something, 4 somebody loses something. */
const statusOf: Record<Severity, number> = { keeps: 0, more: 0, redo: 3, loses: 4 };

/** `coursewright diff`. Returns the exit status. */
export async function diffCommand(
  [from = 'HEAD', to]: readonly string[],
  settings: DiffSettings,
  terminal: Terminal,
): Promise<number> {
  const { folders, diagnostics } = findCourses(
    settings.course === undefined ? [] : [settings.course],
    process.cwd(),
  );
  const [course] = folders.length === 1 ? folders : [];
  const findings: Finding[] = [];
  let lock: Lock | undefined;
  const take = async (name: string) => {
    const edition = await editionOf(name, course, settings.home);
    if ('side' in edition) {
      // That of the old edition, where it was built here; else the newer one, which begins with it.
      lock ??= edition.built?.plan.lock;
      return edition.side;
    }
    findings.push(...edition.findings);
    return undefined;
  };
  if (to === undefined && course === undefined && diagnostics.length > 0)
    findings.push(
      ...diagnostics.map((diagnostic) => ({ diagnostic, file: diagnostic.place.file, lines: [] })),
    );
  else if (to === undefined && course === undefined) {
    terminal.tell('Several courses are here: name the one to compare with --course.');
    return 2;
  }
  const old = findings.length > 0 ? undefined : await take(from);
  const now = findings.length > 0 ? undefined : await take(to ?? course ?? '.');
  const recorded = old && now ? recordedLearners(settings.states ?? [], old, lock) : undefined;
  findings.push(
    ...(recorded?.diagnostics ?? []).map((diagnostic) => ({
      diagnostic,
      file: `${diagnostic.place.file}:${diagnostic.place.line}`,
      lines: [],
    })),
  );
  if (!old || !now || findings.length > 0) {
    if (settings.json)
      terminal.say(JSON.stringify({ diagnostics: findings.map(({ diagnostic }) => diagnostic) }, null, 2));
    else (await import('./findings.ts')).printFindings(findings, terminal);
    return 1;
  }
  const comparison = compare(old, now, recorded?.learners);
  if (settings.html !== undefined) {
    const problem = writePage(resolve(settings.html), comparisonPage(old, now, comparison));
    if (problem) {
      (await import('./findings.ts')).printFindings(
        [{ diagnostic: problem, file: settings.html, lines: [] }],
        terminal,
      );
      return 1;
    }
  }
  if (settings.json) terminal.say(JSON.stringify({ ...comparison, diagnostics: [] }, null, 2));
  else terminal.say(formatComparison(comparison, terminal.colours));
  return settings.exitCode ? statusOf[comparison.severity] : 0;
}

const sign: Record<Severity, string> = { keeps: ' ', more: '+', redo: '!', loses: '!!' };

function formatComparison(comparison: Comparison, colours: Colours): string {
  const { from, to, changes, learners, lms, adviceWords, step } = comparison;
  if (changes.length === 0) return 'Nothing that learners meet has changed.';
  const paint: Record<Severity, (text: string) => string> = {
    keeps: (text) => text,
    more: colours.cyan,
    redo: colours.yellow,
    loses: colours.red,
  };
  const head = from === to ? `Version ${from}, still` : `Version ${from} to ${to}`;
  return [
    colours.bold(`${head}: ${counted(changes.length, 'change')}, a ${step ?? 'patch'} step`),
    ...changes.map(({ what, place }) => `  ${what}${place === undefined ? '' : colours.dim(`  ${place}`)}`),
    '',
    colours.bold('What it does to learners'),
    ...learners.flatMap(({ who, before, after, severity, effects }) => [
      paint[severity](
        `${sign[severity].padEnd(2)}${who}: ${standingWords(before)} -> ${after ? standingWords(after) : 'begins anew'}`,
      ),
      ...effects.map((effect) => `    ${effect.what}`),
    ]),
    '',
    colours.bold('What the LMS does'),
    ...lms.map((line) => `  ${line}`),
    '',
    colours.bold('Advice'),
    ...adviceWords.map((line) => `  ${line}`),
  ].join('\n');
}
