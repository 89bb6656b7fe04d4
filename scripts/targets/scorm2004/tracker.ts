import type { Tracker, TrackerHost } from '../../log/tracker.ts';
import { findApi } from '../../tracking/scorm-api.ts';
import { createScorm2004Tracker } from './dialect.ts';

/** The tracker of packages: the LMS is found in the windows around the page. */
export const createTracker = (host: TrackerHost): Tracker =>
  createScorm2004Tracker(host, findApi, () => navigator.onLine);
