import { scorm12StandIn } from '../preview/scorm12/stand-in.ts';
import { scorm2004StandIn } from '../preview/scorm2004/stand-in.ts';
import { createCmi5Tracker } from '../targets/cmi5/dialect.ts';
import { createScorm12Tracker } from '../targets/scorm12/dialect.ts';
import { createScorm2004Tracker } from '../targets/scorm2004/dialect.ts';
import { createTinCanTracker } from '../targets/xapi/dialect.ts';
import type { LmsKind } from './lms.ts';
import { lrsLms } from './lms-of-lrs.ts';
import { scormLms } from './lms-of-scorm.ts';

/** What LMSs are made of that a class meets packages in, by the name of the target; one without reports to nobody. */
export const lmsKinds: Readonly<Partial<Record<string, LmsKind>>> = {
  scorm12: scormLms(scorm12StandIn, createScorm12Tracker),
  scorm2004: scormLms(scorm2004StandIn, createScorm2004Tracker),
  cmi5: lrsLms(createCmi5Tracker),
  xapi: lrsLms(createTinCanTracker),
};
