import { scorm12StandIn } from './scorm12/stand-in.ts';
import { scorm2004StandIn } from './scorm2004/stand-in.ts';
import type { StandIn } from './stand-in.ts';

/** What stands in for the LMS of a target, by the target's name; a target without one reports to nobody. */
export const standIns: Readonly<Partial<Record<string, StandIn>>> = {
  scorm12: scorm12StandIn,
  scorm2004: scorm2004StandIn,
};
