import type { TrackerHost } from '../log/tracker.ts';

/** Names of the functions that content needs of an LMS's API (SCORM 1.2 RTE 3.3; SCORM 2004 RTE 3.1.3). */
export interface ScormFunctions {
  initialize: string;
  finish: string;
  commit: string;
  get: string;
  set: string;
  lastError: string;
}

/** An LMS's API with every answer as a value. */
export interface ScormAdapter {
  initialize(): boolean;
  commit(): boolean;
  finish(): boolean;
  /** Empty where there is nothing, or where it can't be read. */
  get(element: string): string;
  set(element: string, value: string): boolean;
}

/**
 * Calls the API and turns whatever it does into values: an API may be missing, broken, or throw.
 * @param secret the element that names the learner: its value stays out of the support log
 */
export function createAdapter(
  api: unknown,
  names: ScormFunctions,
  secret: string,
  note: TrackerHost['note'],
): ScormAdapter {
  const lms = api as Record<string, (...given: string[]) => unknown>;
  const attempt = (call: string, name: string, ...given: string[]): unknown => {
    try {
      const result = lms[name]?.(...given);
      note(call, call.includes(secret) ? '(kept back)' : String(result).slice(0, 60));
      return result;
    } catch (error) {
      note(call, `threw ${error instanceof Error ? error.name : 'something'}`);
      return undefined;
    }
  };
  /** Some LMSs answer "false" although all is well: only with an error code it is a failure. */
  const run = (call: string, name: string, ...given: string[]): boolean => {
    const result = attempt(call, name, ...given);
    return (
      String(result) === 'true' ||
      (result !== undefined && String(attempt(`${names.lastError}() after ${call}`, names.lastError)) === '0')
    );
  };
  return {
    initialize: () => run(names.initialize, names.initialize, ''),
    commit: () => run(names.commit, names.commit, ''),
    finish: () => run(names.finish, names.finish, ''),
    get: (element) => String(attempt(`${names.get} ${element}`, names.get, element) ?? ''),
    set: (element, value) => run(`${names.set} ${element} ${value.slice(0, 40)}`, names.set, element, value),
  };
}
