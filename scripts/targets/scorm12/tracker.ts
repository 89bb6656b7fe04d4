import type { Tracker, TrackerHost } from '../../log/tracker.ts';
import { findApi } from '../../tracking/scorm-api.ts';
import { createScorm12Tracker } from './dialect.ts';

/** The tracker of packages: the LMS is found in the windows around the page. */
export const createTracker = (host: TrackerHost): Tracker =>
  createScorm12Tracker(host, findApi, () => navigator.onLine);
