import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuiltCourse } from '../compile/build.ts';
import { writeZip } from '../compile/zip.ts';
import { reportOfClass } from '../diagnostics/catalogue/report.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ClassResult } from '../report/class.ts';
import { countOf } from '../report/lms.ts';
import { reportPage } from '../report/report-page.ts';
import { reportOn, type CourseReport } from '../report/report.ts';
import { writePages, type PageCourse, type PageSettings } from './author-pages.ts';
import { counted, grouped, sizeOf } from './print.ts';
import { shownPath } from './shown.ts';
import type { Colours, Terminal } from './terminal.ts';

export interface ReportSettings extends PageSettings {
  /** Play the class in a browser as well. */
  browser: boolean;
}

/** `coursewright report`. Returns the exit status. */
export const reportCommand = (
  names: readonly string[],
  settings: ReportSettings,
  terminal: Terminal,
): Promise<number> =>
  writePages(names, settings, terminal, 'report', async (course) => {
    const { built, folder } = course;
    const told = (learner: string) => terminal.progress(`${built.plan.course.id}: ${learner} …`);
    const { report, diagnostics } = await reportOn(built, await zipSizes(built), told);
    const browser = settings.browser
      ? await playedInBrowser(course, report, settings.home, told)
      : { diagnostics: [], learners: 0 };
    const all = [...diagnostics, ...browser.diagnostics];
    return {
      page: reportPage(report, all),
      diagnostics: all,
      said: [
        ...formatReport(shownPath(folder, process.cwd()), report, terminal.colours),
        ...(browser.learners && browser.diagnostics.length === 0
          ? [`  Chromium agrees: ${counted(browser.learners, 'learner')} ended there as here`]
          : []),
      ],
      json: {
        ...asJson(report),
        ...(settings.browser ? { browser: { learners: browser.learners ?? 0 } } : {}),
      },
    };
  });

/** Plays the same class in Chromium. Gives how many learners took part, and what doesn't agree. */
async function playedInBrowser(
  { built, fs }: PageCourse,
  report: CourseReport,
  home: string,
  told: (learner: string) => void,
): Promise<{ learners?: number; diagnostics: Diagnostic[] }> {
  const { place } = built.plan.course;
  const { NoBrowser, startChromium } = await import('../report/browser/chromium.ts');
  const { classInBrowser } = await import('../report/browser/class.ts');
  try {
    const lmsScript = readFileSync(join(home, '.build/report/lms.js'));
    const browser = await startChromium(home);
    try {
      return await classInBrowser(browser, built, { fs, lmsScript }, report.classes, told);
    } finally {
      await browser.close();
    }
  } catch (error) {
    if (error instanceof NoBrowser)
      return { diagnostics: [reportOfClass('browser-missing', place, { why: error.message })] };
    throw error;
  }
}

/** Bytes of each package as it would be written; nothing of it stays. */
async function zipSizes({ packages }: BuiltCourse): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'coursewright-report-'));
  try {
    const sizes: number[] = [];
    for (const { files } of packages) sizes.push((await writeZip(files, join(folder, 'package.zip'))).bytes);
    return sizes;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function formatReport(path: string, report: CourseReport, colours: Colours): string[] {
  const { lessons, packages, resume, classes, none, lms } = report;
  const minutes = lessons.reduce((sum, each) => sum + each.minutes, 0);
  const slides = lessons.reduce((sum, each) => sum + each.slides, 0);
  const questions = lessons.reduce((sum, each) => sum + each.questions, 0);
  return [
    `${colours.bold(path)}  ${counted(slides, 'slide')}, ${counted(questions, 'question')}, about ${counted(minutes, 'minute')}`,
    `  ${lms}`,
    ...packages.map(
      ({ target, bytes, resumeLimit }) =>
        `  ${target}: ${sizeOf(bytes)}, resume data at most ${grouped(resume.worst)}${resumeLimit === null ? '' : ` of ${grouped(resumeLimit)}`} characters`,
    ),
    ...classes.flatMap((each) => ['', ...formatClass(each, colours)]),
    '',
    ...none.map(
      ({ target, lms: named, why }) =>
        `  ${target}${named.length > 0 ? ` in ${named.map(({ title }) => title).join(', ')}` : ''}: ${why}`,
    ),
  ];
}

/** A class's gradebook as columns. */
function formatClass({ target, lms, columns, learners }: ClassResult, colours: Colours): string[] {
  const tellsStatements = learners.some(({ statements }) => statements);
  const rows = [
    [
      'a learner who',
      ...columns.map(({ head }) => head.toLowerCase()),
      ...(tellsStatements ? ['statements'] : []),
    ],
    ...learners.map(({ about, gradebook, statements }) => [
      about,
      ...columns.map(({ of }) => of(gradebook) || '-'),
      ...(statements ? [String(countOf(statements))] : []),
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [
    `  ${colours.bold(`${lms.map(({ title }) => title).join(', ')}, ${target}`)}`,
    ...lines.map((line, index) => `    ${index === 0 ? colours.dim(line) : line}`),
  ];
}

function asJson({ classes, ...rest }: CourseReport): object {
  return {
    ...rest,
    classes: classes.map(({ progress: _, columns: __, ...each }) => each),
  };
}
