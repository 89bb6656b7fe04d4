import type { Tracker, TrackerHost } from '../../log/tracker.ts';
import { openCmi5 } from '../../xapi/launch/cmi5-session.ts';
import type { Surroundings } from '../../xapi/surroundings.ts';
import { createXapiTracker } from '../../xapi/tracker.ts';

/** cmi5 (Quartz, 1st edition): the launch gives a token, the LRS takes statements and state. */
export const createCmi5Tracker = (host: TrackerHost, around: Surroundings): Tracker =>
  createXapiTracker(host, around, openCmi5);
