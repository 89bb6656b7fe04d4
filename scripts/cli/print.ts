import type { BuiltCourse } from '../compile/build.ts';
import { lmsSentence } from '../compile/lms-sentence.ts';
import { contentOf } from '../release/releases.ts';
import { weightOf } from '../compile/player-data.ts';
import type { PackageFiles } from '../compile/publish.ts';
import type { Colours } from './terminal.ts';

/** What a command says of one package that was written. */
export interface PackageReport {
  course: string;
  /** The kind of package. */
  target: string;
  file: string;
  /** Where its files also stand as they are. */
  folder?: string;
  bytes: number;
  /** Files beside it that say what the questions' ids mean; none where the course asks nothing. */
  codebook: string[];
  slides: number;
  questions: number;
  files: number;
  resumeData: { worst: number; limit: number | null };
  /** What its target says about it. */
  said: readonly string[];
  /** Whether a score can reach the gradebook. */
  scored: boolean;
  /** What the LMS will hear of status and score, in one sentence. */
  lms: string;
  /** The LMSs that the course is for, as `coursewright lms NAME` knows them. */
  profiles: readonly string[];
  /** What was appended to the course's lock, in words. */
  lockAdded: readonly string[];
  /** The last release; absent where none was ever named. `changed`: this package has more than it. */
  release?: { version: string; changed: boolean };
}

/** A whole number with commas between thousands: the same on every machine. */
export const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${grouped(value)} ${value === 1 ? one : many}`;

/** Bytes as people say them. */
export function sizeOf(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return unit === 0 ? counted(bytes, 'byte') : `${value.toFixed(value < 10 ? 1 : 0)} ${units[unit]}`;
}

/** The packages of a course in a few lines; what holds for all of them stands at the end. */
export function formatPackages(reports: readonly PackageReport[], colours: Colours): string {
  const [first] = reports;
  if (!first) return '';
  const added = first.lockAdded.length;
  return [
    ...reports.map((report) => formatPackage(report, colours)),
    `  ${first.lms}`,
    first.profiles.length > 0 &&
      `  how to upload: ${first.profiles.map((name) => `coursewright lms ${name}`).join(', ')}`,
    first.codebook.length > 0 && `  codebook: ${first.codebook.join(', ')}`,
    first.release?.changed &&
      `  not released: changed since ${first.release.version}; what learners save with it stays readable`,
    added > 0 && `  course.lock.json: ${counted(added, 'line')} added; commit it with the course`,
  ]
    .filter(Boolean)
    .join('\n');
}

function formatPackage(report: PackageReport, colours: Colours): string {
  const { worst, limit } = report.resumeData;
  const contents = [
    counted(report.slides, 'slide'),
    counted(report.questions, 'question'),
    counted(report.files, 'file'),
  ];
  const room =
    limit === null ? '' : `  resume data: at most ${grouped(worst)} of ${grouped(limit)} characters`;
  return [
    `${colours.bold(report.file)}  ${sizeOf(report.bytes)}`,
    `  ${contents.join(', ')}`,
    report.folder !== undefined && `  the same as a folder: ${report.folder}`,
    room,
    ...report.said.map((line) => `  ${line}`),
  ]
    .filter(Boolean)
    .join('\n');
}

/** @param written what the user would name the course and the files by, and the package's size */
export function packageReport(
  { plan }: BuiltCourse,
  { target, files, resumeLimit, said }: PackageFiles,
  written: Pick<PackageReport, 'course' | 'file' | 'folder' | 'bytes' | 'codebook'>,
): PackageReport {
  const last = plan.lock.releases?.at(-1);
  return {
    ...written,
    target: target.name,
    slides: plan.slides.length,
    questions: plan.slides.reduce((sum, { questions }) => sum + questions.length, 0),
    files: files.length,
    resumeData: { worst: plan.resume.worst, limit: resumeLimit },
    said,
    scored: plan.slides.some(({ quiz }) => quiz && weightOf(plan.course, quiz) > 0),
    lms: lmsSentence(plan),
    profiles: plan.course.lms,
    lockAdded: plan.lockAdded,
    ...(last ? { release: { version: last.version, changed: last.content !== contentOf(plan.course) } } : {}),
  };
}
