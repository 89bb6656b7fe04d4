import type { Elements } from '../../../scripts/preview/stand-in.ts';

/** The version of SCORM that a package speaks. */
export type Version = '1.2' | '2004';

/** Which LMS the page plays. */
export type Double = 'moodle' | 'scorm-again' | 'strict';

/** What an LMS hands to its page when a learner opens the course. */
export interface LaunchData {
  double: Double;
  version: Version;
  /** All values as of now, those that content may only read as well. */
  elements: Elements;
  commitUrl: string;
}

/** What the LMS's page does around the course. */
export interface PageOptions {
  /** `frame`: in the LMS's page. `popup`: in a window of its own, the API in its opener. */
  launch: 'frame' | 'popup';
  /** Milliseconds until the API appears. */
  apiAfter?: number;
  /** Calls that throw: methods (`LMSCommit`), or `LMSSetValue cmi.suspend_data`; `all` of them; `missing`: no API. */
  api?: 'all' | 'missing' | string[];
}
