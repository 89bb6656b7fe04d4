/** Where a fact about an LMS was seen. */
export interface Source {
  /** A test that was run, the LMS's own code, a page of its vendor, a thread or guide of others, the standard itself. */
  kind: 'tried' | 'code' | 'vendor' | 'others' | 'standard';
  /** What was run or read, as a reader would look it up. */
  what: string;
  url?: string;
  /** When it was tried or read: `2026-11`. */
  date: string;
}

/** A fact with its source; `untested`: it follows from the standard, and nobody has looked. */
export interface Sourced {
  source: Source | 'untested';
}

/** A kind of package that an LMS plays. */
export interface Plays extends Sourced {
  /** Name of a target. */
  target: string;
  /** Editions of SCORM 2004 that it names as its own; absent: any. */
  editions?: readonly ('3' | '4')[];
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
  /** The best first. */
  plays: readonly Plays[];
  /** Targets that it is known to refuse. */
  refuses: readonly (Sourced & { target: string; why: string })[];
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
    /** What a gradebook shows of a course that sends no score. */
    noScore?: Fact;
    /** Targets whose answers its reports leave empty. */
    noAnswers?: readonly (Fact & { target: string })[];
  };
  upload: readonly Fact[];
  settings: readonly Setting[];
  gradebook: readonly Fact[];
  /** How the package is replaced after an edit, and what learners keep. */
  replace: readonly Fact[];
}
