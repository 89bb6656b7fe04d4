import type { Tracker, TrackerHost } from '../../log/tracker.ts';
import { pageSurroundings } from '../../xapi/in-browser.ts';
import { createCmi5Tracker } from './dialect.ts';

/** The tracker of packages: the launch stands in the page's address. */
export const createTracker = (host: TrackerHost): Tracker => createCmi5Tracker(host, pageSurroundings());
