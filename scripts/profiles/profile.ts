/** Where a fact about an LMS was seen. */
export interface Source {
  /**
   * A test that was run in this LMS, its own code, a page of its vendor, a thread or guide of others, the standard
   * itself; `package`: what the package does wherever it is played.
   */
  kind: 'tried' | 'code' | 'vendor' | 'others' | 'standard' | 'package';
  /** What was run or read, as a reader would look it up. */
  what: string;
  /** Where it can be read; only what was tried has none. */
  url?: string;
  /** When it was tried or read: `2026-11`. */
  date: string;
}

/** A fact with its source; `untested`: it follows from the standard or from other LMSs, and nobody has looked. */
export interface Sourced {
  source: Source | 'untested';
}

/**
 * How a stand-in for an LMS behaves and grades: as Moodle was seen to, or by the standard's letter, which is the
 * strictest.
 */
export type LmsRules = 'moodle' | 'standard';

/** A kind of package that an LMS plays. */
export interface Plays extends Sourced {
  /** Name of a target. */
  target: string;
  /** Editions of SCORM 2004 that it names as its own; absent: any. */
  editions?: readonly ('3' | '4')[];
  why: string;
}

/** A kind of package that an LMS is known to refuse. */
export interface Refuses extends Sourced {
  /** Name of a target. */
  target: string;
  why: string;
}

/** A setting in the LMS. */
export interface Setting extends Sourced {
  name: string;
  value: string;
  why: string;
}

/** A sentence for whoever uploads. */
export interface Fact extends Sourced {
  text: string;
}

/** A number that a package must stay below. */
export interface Limit extends Sourced {
  value: number;
  /** Whose limit it is, and what there is beyond it. */
  text?: string;
}

/**
 * What is known about one LMS: data only. What its limits and traps mean for a course is worked out in `check.ts` and
 * told by the build; the rest is what `coursewright lms NAME` prints.
 */
export interface LmsProfile {
  /** As `lms` in course.yaml names it. */
  name: string;
  title: string;
  /** Which versions it is about, and how well they are known. */
  about: string;
  /** How preview and report play it, where that is known; default: by the standard. */
  rules?: LmsRules;
  /** The best first. */
  plays: readonly Plays[];
  refuses: readonly Refuses[];
  limits: {
    /** Characters of resume data, by target. */
    resumeData?: Readonly<Record<string, Limit>>;
    /**
     * Bytes that one save may take while the window closes, as the browser sends them. Absent: nobody knows whether
     * this LMS has such a limit.
     */
    saveBytes?: Limit;
    /** Bytes of the package. */
    packageBytes?: Limit;
  };
  traps: {
    /** What a gradebook shows of a course that sends no score, and what to set instead. */
    noScore?: Fact & { instead: string };
    /** Targets whose answers its reports leave empty. */
    noAnswers?: readonly (Fact & { target: string })[];
  };
  upload: readonly Fact[];
  settings: readonly Setting[];
  /** What the gradebook and reports show. */
  gradebook: readonly Fact[];
  /** How the package is replaced after an edit, and what learners keep. */
  replace: readonly Fact[];
}

/** Every sentence and number of a profile that has a source, or should have. */
export function factsOf({ plays, refuses, limits, traps, ...lists }: LmsProfile): Sourced[] {
  const { resumeData = {}, saveBytes, packageBytes } = limits;
  const { noScore, noAnswers = [] } = traps;
  return [
    ...plays,
    ...refuses,
    ...Object.values(resumeData),
    ...[saveBytes, packageBytes, noScore].filter((each) => each !== undefined),
    ...noAnswers,
    ...lists.upload,
    ...lists.settings,
    ...lists.gradebook,
    ...lists.replace,
  ];
}
