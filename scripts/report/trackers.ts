import type { Tracker, TrackerHost } from '../log/tracker.ts';
import { createScorm12Tracker } from '../targets/scorm12/dialect.ts';
import { createScorm2004Tracker } from '../targets/scorm2004/dialect.ts';
import type { FindApi } from '../tracking/scorm-tracker.ts';

/** The trackers of packages, for an LMS that is found in no window, by the name of the target. */
export const trackers: Readonly<
  Partial<Record<string, (host: TrackerHost, find: FindApi, isOnline: () => boolean) => Tracker>>
> = {
  scorm12: createScorm12Tracker,
  scorm2004: createScorm2004Tracker,
};
