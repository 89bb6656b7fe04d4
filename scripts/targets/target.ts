import type { FileEntry } from '../compile/files.ts';
import type { Plan } from '../compile/plan.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { TextRenderer } from '../questions/author.ts';

/** A kind of package. Returns files, writes none. */
export interface Target {
  name: string;
  /** One line for `coursewright help`. */
  about: string;
  limits: {
    /** Characters of resume data that an LMS must keep; `null` where there is no limit. */
    resumeData: number | null;
  };
  /** The tracker's module below `js/` in the package; built beforehand from `tracker.ts` beside this file. */
  tracker: string;
  /** What this target can't carry, as diagnostics at the author's places. */
  check(plan: Plan): Diagnostic[];
  /** The manifest and other files of its own; `files` are all others of the package. */
  manifest(plan: Plan, files: readonly FileEntry[], text: TextRenderer): FileEntry[];
}
