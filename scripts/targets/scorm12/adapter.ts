import type { TrackerHost } from '../../log/tracker.ts';
import type { Scorm12Api } from '../../tracking/scorm-api.ts';

/** The learner's id: asked for, and kept out of the support log. */
export const learnerElement = 'cmi.core.student_id';

/** What the tracker asks of an LMS; true where it did what was asked. Nothing throws. */
export interface Adapter {
  initialize(): boolean;
  commit(): boolean;
  finish(): boolean;
  /** Empty where there is nothing. */
  get(element: string): string;
  set(element: string, value: string): boolean;
}

/** Calls the API and turns whatever it does into values: an API may be missing, broken, or throw. */
export function createAdapter(api: Scorm12Api, note: TrackerHost['note']): Adapter {
  const attempt = (call: string, run: () => unknown): unknown => {
    try {
      const result = run();
      note(call, call.includes(learnerElement) ? '(kept back)' : String(result).slice(0, 60));
      return result;
    } catch (error) {
      note(call, `threw ${error instanceof Error ? error.name : 'something'}`);
      return undefined;
    }
  };
  /** Some LMSs answer "false" although all is well: only with an error code it is a failure. */
  const succeeded = (call: string, result: unknown): boolean =>
    String(result) === 'true' ||
    (result !== undefined &&
      String(attempt(`LMSGetLastError() after ${call}`, () => api.LMSGetLastError())) === '0');
  const run = (call: string, work: () => unknown) => succeeded(call, attempt(call, work));
  return {
    initialize: () => run('LMSInitialize', () => api.LMSInitialize('')),
    commit: () => run('LMSCommit', () => api.LMSCommit('')),
    finish: () => run('LMSFinish', () => api.LMSFinish('')),
    get: (element: string) => String(attempt(`LMSGetValue ${element}`, () => api.LMSGetValue(element)) ?? ''),
    set: (element: string, value: string) =>
      run(`LMSSetValue ${element} ${value.slice(0, 40)}`, () => api.LMSSetValue(element, value)),
  };
}
