import type { LmsRules } from '../profiles/profile.ts';

/** Values by element: `cmi.core.lesson_status` -> `incomplete`. */
export type Elements = Record<string, string>;

/** An API's functions by the name of their call. Everything in and out is text. */
export type Api = Record<string, (...args: string[]) => string>;

/**
 * Sends values to the LMS's server: `true` when they were taken over, as far as the LMS's page can tell. The page's own
 * may answer `true` for what never arrives.
 */
export type Send = (changed: Elements) => boolean;

/** One call of content to the LMS, as it was answered. */
export interface Call {
  method: string;
  args: string[];
  /** `threw` when the LMS's function threw. */
  result: string;
  /** The LMS's error code after the call; not asked for after the calls about errors themselves. */
  error: string;
  /** When it was called, in ms since 1970, and how long it took, in ms; only where a clock was given. */
  at?: number;
  took?: number;
}

/** Names of the elements that the LMS itself reads and writes. */
export interface RecordWords {
  id: string;
  name: string;
  credit: string;
  mode: string;
  entry: string;
  exit: string;
  status: string;
  /** The status of an attempt that Moodle opens as a review from then on. */
  over: RegExp;
  time: string;
  noTime: string;
  state: string;
  /** The verdict's element within an objective. */
  objective: string;
  /** Whether an attempt that was not suspended is over, so that the next launch finds nothing of it. */
  dropsUnlessSuspended: boolean;
  /** Whether content may write an element. */
  isWritable(element: string): boolean;
}

export interface ApiOptions {
  /** All values as of the launch, those that content may only read as well. */
  start: Elements;
  send: Send;
  rules: LmsRules;
  /** Told of each call, as soon as it is answered. */
  onCall?: (call: Call) => void;
  /** For the calls' times: ms since 1970. */
  clock?: () => number;
}

/** One learner's line in the gradebook. */
export interface GradebookRow {
  /** Points of 100, rounded to hundredths; `undefined`: no grade. */
  grade: number | undefined;
  /** In the element's own words, `not attempted` where nothing is stored. */
  status: string;
  /** Only where success has a word of its own: `passed`, `failed`, `unknown`. */
  success?: string;
  /** Whether the activity counts as completed, where completion asks for passed or completed. */
  complete: boolean;
  /** How the LMS opens the course the next time. */
  next: 'normal' | 'review';
  /** What of it surprises, in English. */
  notes: string[];
}

/** One answer as a report of answers prints it. */
export interface AnswerRow {
  index: number;
  id: string;
  response: string;
  /** Right answers, joined by commas as Moodle does. */
  right: string;
  result: string;
}

/** What stands in for an LMS where packages of a target are previewed, simulated and tested. Knows neither Node nor page. */
export interface StandIn {
  /** Name of the API object that content looks for in the LMS's windows. */
  object: string;
  /** Its functions. */
  methods: readonly string[];
  words: RecordWords;
  /** The API object for one launch. */
  api(options: ApiOptions): Api;
  /**
   * What the gradebook shows of a learner.
   * @param attempts what is stored of each attempt, the oldest first
   */
  gradebook(attempts: readonly Elements[], rules: LmsRules): GradebookRow;
}
