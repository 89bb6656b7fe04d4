import type { Tracker, TrackerHost } from '../../log/tracker.ts';
import { openTinCan } from '../../xapi/launch/tincan-session.ts';
import type { Surroundings } from '../../xapi/surroundings.ts';
import { createXapiTracker } from '../../xapi/tracker.ts';

/** Plain xAPI, launched as Tin Can packages are: the LRS and the learner stand in the address. */
export const createTinCanTracker = (host: TrackerHost, around: Surroundings): Tracker =>
  createXapiTracker(host, around, (course) => Promise.resolve(openTinCan(course, around)));
