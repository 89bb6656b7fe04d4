import { cmi5 } from './cmi5/target.ts';
import { scorm12 } from './scorm12/target.ts';
import { scorm2004 } from './scorm2004/target.ts';
import type { Target } from './target.ts';
import { web } from './web/target.ts';
import { xapi } from './xapi/target.ts';

/** Every kind of package that can be built; the first is what a course gets that names none. */
export const targets: readonly Target[] = [scorm12, scorm2004, cmi5, xapi, web];
