import type { Tracker, TrackerHost } from '../../log/tracker.ts';
import { pageSurroundings } from '../../xapi/in-browser.ts';
import { createTinCanTracker } from './dialect.ts';

/** The tracker of packages: the launch stands in the page's address. */
export const createTracker = (host: TrackerHost): Tracker => createTinCanTracker(host, pageSurroundings());
