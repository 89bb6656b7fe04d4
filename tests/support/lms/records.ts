import { LmsRecords as StandInRecords, type RecordOptions } from '../../../scripts/preview/records.ts';
import { scorm12StandIn } from '../../../scripts/preview/scorm12/stand-in.ts';
import { scorm2004StandIn } from '../../../scripts/preview/scorm2004/stand-in.ts';
import type { Double, LaunchData, Version } from './api.ts';

export interface LmsOptions extends RecordOptions {
  double?: Double;
  /** What its packages speak; default: SCORM 1.2. */
  version?: Version;
}

export const standInOf: Record<Version, typeof scorm12StandIn> = {
  '1.2': scorm12StandIn,
  '2004': scorm2004StandIn,
};

/** The records of an LMS for one course, as a test asks for them. Lives in the test's process. */
export class LmsRecords extends StandInRecords {
  readonly double: Double;
  readonly version: Version;

  constructor({ double = 'moodle', version = '1.2', ...options }: LmsOptions = {}) {
    super(standInOf[version], double === 'moodle' ? 'moodle' : 'standard', options);
    this.double = double;
    this.version = version;
  }

  /** The LMS opens the course for a learner: what its page is told. */
  launch(learner: string, name: string, commitUrl: string): LaunchData {
    const elements = this.launched(learner, name);
    return { double: this.double, version: this.version, elements, commitUrl };
  }
}
