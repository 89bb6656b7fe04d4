import type { Scorm2004Api } from './api.ts';
import { standardLimits2004 } from './model.ts';
import { moodle2004Api } from './moodle-api.ts';

/**
 * Wraps an LMS's API so that it keeps to the letter of SCORM 2004: nothing that its data model refuses, nothing longer
 * than the standard promises, one session, and nothing at all outside of it. What may be set is judged by a model of
 * the same session that stands beside the LMS.
 */
export function strict2004Api(lms: Scorm2004Api, start: Record<string, string>): Scorm2004Api {
  const judge = moodle2004Api(start, () => true, standardLimits2004);
  let judged: string | undefined;

  /** The LMS is asked only for what the standard allows. */
  const both = (allowed: string, ask: () => string): string => {
    judged = allowed === 'true' ? undefined : judge.GetLastError();
    return allowed === 'true' ? ask() : allowed;
  };
  return {
    Initialize: (parameter) => both(judge.Initialize(parameter), () => lms.Initialize('')),
    Terminate: (parameter) => both(judge.Terminate(parameter), () => lms.Terminate('')),
    Commit: (parameter) => both(judge.Commit(parameter), () => lms.Commit('')),
    GetValue(element) {
      const value = judge.GetValue(element);
      judged = judge.GetLastError();
      // What only the LMS knows (its own objectives, say) it tells itself.
      return judged === '0' ? value : judged === '403' ? '' : value;
    },
    SetValue(element, value) {
      if (typeof element !== 'string' || typeof value !== 'string') {
        judged = '201';
        return 'false';
      }
      return both(judge.SetValue(element, value), () => lms.SetValue(element, value));
    },
    GetLastError: () => judged ?? lms.GetLastError(),
    GetErrorString: (code) => lms.GetErrorString(code),
    GetDiagnostic: (code) => lms.GetDiagnostic(code),
  };
}
