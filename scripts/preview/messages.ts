import type { AnswerRow } from './stand-in.ts';

/** What the preview's server tells its panel. */

/** What is to be seen: empty texts stand for what the course itself says. */
export interface Variant {
  target: string;
  /** Language of the player's words. */
  words: string;
}

/** A finding as it is shown: with the line that it is about. */
export interface ShownFinding {
  severity: 'error' | 'warning' | 'info';
  name: string;
  message: string;
  hint?: string;
  /** The line as it should read. */
  mended?: string;
  file: string;
  line: number;
  column: number;
  /** The line and a caret below it; empty where there is none. */
  frame: string;
}

/** The package as it now is. */
export interface Built {
  kind: 'built';
  /** Rises with each build. */
  revision: number;
  /** The kind of package that the variant stands for. */
  target: string;
  /** Where its files lie, below the panel's address. */
  path: string;
  course: { id: string; title: string };
  /** Whose LRS its statements go to: that of the LMS which launches it, or the course's own beside an LMS or none. */
  lrs?: 'lms' | 'course';
  /** Warnings, and what the preview made up for itself. */
  findings: ShownFinding[];
}

/** The course can't be built as it stands; the last package that could be is served on. */
export interface Broken {
  kind: 'broken';
  findings: ShownFinding[];
}

export type Outcome = Built | Broken;

/** The preview's LRS was asked something by this tab's course. */
export interface LrsHeard {
  kind: 'lrs';
  /** Whether that was the save that should fail. */
  failed: boolean;
}

/** A place in the course's files. */
export interface FilePlace {
  file: string;
  line: number;
  column: number;
}

/** What the panel knows of the course beside its package. */
export interface Facts {
  /** Its id. */
  course: string;
  slides: ({ id: string; title: string; lesson: string } & FilePlace)[];
  /** Characters of resume data in the worst case, and what the LMS keeps; `null`: no limit. */
  resume: { worst: number; limit: number | null };
  /** `course.lock.json` as the build would write it: the names of the saved state's fields. */
  lock: unknown;
  /** Whether an editor is known that places can be opened in. */
  editor: boolean;
}

/** What can be chosen in the panel. */
export interface Choices {
  /** The course's folder, as its author names it. */
  folder: string;
  targets: { name: string; about: string }[];
  profiles: { name: string; title: string; rules: 'moodle' | 'standard' }[];
  /** Languages that the player speaks. */
  words: string[];
  /** Must come back with whatever changes something. */
  token: string;
}

/** Sample answers by a question's full id: what its type calls right and wrong. */
export type SampleAnswers = Record<string, { right: unknown; wrong?: unknown }>;

/** How the line between learner and server is. */
export type Line = 'well' | 'slow' | 'broken';
export const lines: readonly Line[] = ['well', 'slow', 'broken'];

/** A statement in the preview's LRS, as the panel shows it. */
export interface ShownStatement {
  id: string;
  /** When it happened: ISO 8601, in UTC. */
  at: string;
  /** The last part of the verb's IRI. */
  verb: string;
  object: string;
  /** Score, success and response, in words; empty: none. */
  result: string;
  /** What breaks a rule of xAPI or cmi5, each as `rule: what`. */
  findings: string[];
  /** All of it, as it is stored. */
  whole: unknown;
}

/** What an LMS makes of a learner's statements. */
export interface LrsGradebook {
  completed: boolean;
  success: 'passed' | 'failed' | 'unknown';
  /** 0..1; absent: no score. */
  scaled?: number;
  /** Of cmi5: what it takes to move on, and whether that is there. */
  moveOn?: string;
  satisfied?: boolean;
  answers: AnswerRow[];
}

/** What the preview's LRS knows of a tab's learner, in the present registration. */
export interface LearnerRecord {
  registration: string;
  /** In the order of storing. */
  statements: ShownStatement[];
  /** What breaks a rule over a whole session. */
  overall: string[];
  /** Statements that arrived, those that came twice too. */
  arrived: number;
  /** Why something was refused, and how often. */
  refused: { reason: string; times: number }[];
  /** The saved state; empty: none. */
  state: string;
  /** Absent where the LRS is the course's own, beside the LMS. */
  gradebook?: LrsGradebook;
}

/** What the panel asks of the LRS's launcher. */
export const launcherActs = ['launch', 'kill', 'renew', 'fail'] as const;
export type LauncherAct = (typeof launcherActs)[number];
