import type { z } from 'zod';
import type { FileEntry } from '../compile/files.ts';
import type { Plan } from '../compile/plan.ts';
import type { Publication } from '../course/course.ts';
import type { TrackerOptions } from '../course/player-course.ts';
import type { Catalogue, Diagnostic } from '../diagnostics/diagnostic.ts';
import type { LmsProfile } from '../profiles/profile.ts';
import type { KeyRenderer } from '../questions/author.ts';

/** For whom a package of a target is made, and what helps to make it. */
export interface Publishing {
  publication: Publication;
  /** The LMSs that it is for; where the author names none, the strictest. */
  profiles: readonly LmsProfile[];
  text: KeyRenderer;
  /** A module that was built beforehand, by its name. */
  module(name: string): Promise<Uint8Array>;
  /** SHA-256 of a file's content in base64; a large file is never in memory as a whole. */
  hash(file: FileEntry): Promise<string>;
}

/** What follows for one package before any of its files is made. */
export interface Prepared {
  diagnostics: Diagnostic[];
  /** What the tracker has to know of this package. */
  tracking?: TrackerOptions;
  /** Lines for the build's report. */
  said?: string[];
}

/** A kind of package. Returns files, writes none. */
export interface Target {
  name: string;
  /** One line for `coursewright help`. */
  about: string;
  /** Keys that may stand beside its name in `publish`, as the course's schema reads them; each is optional. */
  options?: z.ZodRawShape;
  limits: {
    /** Characters of resume data that an LMS must keep; `null` where there is no limit. */
    resumeData: number | null;
  };
  /**
   * The tracker's module below `js/` in the package, built beforehand from `tracker.ts` beside this file; `null`: the
   * learner's work stays in the browser, and that is meant so.
   */
  tracker: string | null;
  /** Its launch says which LRS statements go to: its tracker tells all, and `lrs` of the course is not its business. */
  lrsFromLaunch?: true;
  /** What its page has beyond that of the others. */
  page?: {
    /** A module that the player loads after the first slide, built beforehand from `page.ts` beside this file. */
    module: string;
    /** Paths of files that `manifest` makes and the page asks for. */
    files?: readonly string[];
    /** A Web App Manifest among its files: browsers may install the course. */
    webManifest?: string;
    /** Fetch directives for the page's Content-Security-Policy, such as `worker-src 'self'`. */
    policy?: readonly string[];
    /** Whether the learner can print and keep the result. */
    result?: true;
  };
  /** Whether its files are also written as a folder. */
  unpacked?: true;
  /** Its own diagnostics; they join the catalogue through the list. */
  diagnostics?: Catalogue;
  /** What this target can't carry of a course, and what its tracker has to know. */
  prepare?(plan: Plan, publishing: Publishing): Prepared;
  /** The manifest and other files of its own; `files` are all others of the package. */
  manifest(
    plan: Plan,
    files: readonly FileEntry[],
    publishing: Publishing,
  ): FileEntry[] | Promise<FileEntry[]>;
}
