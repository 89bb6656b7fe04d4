import type { PackageLaunch } from '../preview/server/package-launch.ts';
import type { AnswerRow, GradebookRow } from '../preview/stand-in.ts';
import type { Tracker, TrackerHost } from '../log/tracker.ts';
import type { LmsRules } from '../profiles/profile.ts';
import type { Played } from './played.ts';

/** One column of a gradebook. */
export interface Column {
  head: string;
  of(row: ClassRow): string;
}

/** A learner's line in a gradebook, whatever the kind of LMS. */
export interface ClassRow extends GradebookRow {
  /** Of an LRS: the score as it was sent, 0..1. */
  scaled?: number;
  /** Of cmi5: whether the learner may move on. */
  satisfied?: boolean;
}

/** A value that an LMS refused. */
export interface RefusedValue {
  element: string;
  value: string;
  error: string;
}

/** What an LRS has heard of a learner. */
export interface StatementsHeard {
  /** How many of each verb, of the course itself and of its parts. */
  course: Record<string, number>;
  parts: Record<string, number>;
  /** Why statements were refused. */
  refused: string[];
  /** What breaks a rule of xAPI or cmi5, each as `verb: rule: what`. */
  findings: string[];
}

/** How many statements an LRS has. */
export const countOf = ({ course, parts }: StatementsHeard): number =>
  [...Object.values(course), ...Object.values(parts)].reduce((sum, count) => sum + count, 0);

/** What is on record of a learner. */
export interface OnRecord {
  gradebook: ClassRow;
  answers: AnswerRow[];
  /** Values that were refused. */
  refused: RefusedValue[];
  /** Absent where nothing is told in statements. */
  statements?: StatementsHeard;
}

/** What is asked of a web site. Header names in small letters. */
export interface Asked {
  method: string;
  /** Path and query. */
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** An LMS as a browser meets it, for one learner. */
export interface LmsSite {
  /** Whether its page has a script of its own: the API object that content looks for. */
  script: boolean;
  /** A script that runs before any of the next page; empty: none. */
  before(): string;
  /** The course is opened: what the LMS adds to its address. */
  query(): string;
  /** Answers what the LMS is asked; `undefined`: it is not asked. */
  answer(asked: Asked): { status: number; headers: Record<string, string>; body: string } | undefined;
}

/** An LMS with one course in it, and with a class. */
export interface Lms {
  columns: readonly Column[];
  /** Whether its report of answers has a numbered column for each question. */
  numbersAnswers: boolean;
  /**
   * The course is opened in memory: the tracker of its package before this LMS.
   * @param now gives ms since 1970
   */
  open(learner: string, host: TrackerHost, now: () => number): Tracker;
  /** The same in a browser, at the site's address. */
  site(learner: string, origin: string): LmsSite;
  /** The run of a learner's present attempt, which the player mints where the LMS says none. */
  run(learner: string): string;
  /** Begins a new attempt; absent: nothing is known of how this LMS has them. */
  newAttempt?(learner: string): void;
  /** The saved state; empty: none. */
  stateOf(learner: string): string;
  /** How the course is opened the next time. */
  nextMode(learner: string): 'normal' | 'review';
  record(learner: string): OnRecord;
}

/** A package that a class is to play. */
export interface ToPlay {
  target: string;
  played: Played;
  /** How it is launched, where it reports to an LRS. */
  launch?: PackageLaunch;
}

/** How LMSs are simulated that play one kind of package. */
export interface LmsKind {
  /** Whether LMSs differ in how they play and grade it. */
  byRules: boolean;
  create(toPlay: ToPlay, rules: LmsRules): Lms;
}
