import { generic, indexes } from '../elements.ts';
import type { Scorm12Api } from './api.ts';
import { modelOf, standardLimits } from './model.ts';

/**
 * Wraps an LMS's API so that it keeps to the letter of SCORM 1.2: nothing longer than the standard promises, its
 * vocabularies and number formats, ids without blanks, no gaps in lists, and nothing at all outside of a session.
 */
export function strictApi(lms: Scorm12Api): Scorm12Api {
  const model = modelOf(standardLimits);
  let state: 'before' | 'running' | 'finished' = 'before';
  let error: string | undefined;

  /** Asks the wrapped LMS, whose error code then counts. */
  const pass = (ask: () => string): string => {
    error = undefined;
    return ask();
  };
  const fail = (code: string, result = 'false') => {
    error = code;
    return result;
  };
  const refusal = (element: unknown, value: unknown): string | undefined => {
    if (state !== 'running') return '301';
    if (typeof element !== 'string' || typeof value !== 'string') return '201';
    const known = model.get(generic(element));
    if (!known) return '201';
    if (known.access === 'r') return known.keyword ? '402' : '403';
    if (known.format && !known.format.test(value)) return '405';
    if (known.range && value !== '' && !(Number(value) >= known.range[0] && Number(value) <= known.range[1]))
      return '405';
    const gap = indexes(element).some(({ list, index }) => index > Number(lms.LMSGetValue(`${list}._count`)));
    return gap ? '201' : undefined;
  };

  return {
    LMSInitialize(parameter) {
      if (parameter !== '') return fail('201');
      if (state !== 'before') return fail('101');
      state = 'running';
      return pass(() => lms.LMSInitialize(''));
    },
    LMSFinish(parameter) {
      if (parameter !== '') return fail('201');
      if (state !== 'running') return fail('301');
      state = 'finished';
      return pass(() => lms.LMSFinish(''));
    },
    LMSCommit(parameter) {
      if (parameter !== '') return fail('201');
      return state === 'running' ? pass(() => lms.LMSCommit('')) : fail('301');
    },
    LMSGetValue(element) {
      if (state !== 'running') return fail('301', '');
      const known = typeof element === 'string' ? model.get(generic(element)) : undefined;
      if (!known) return fail('201', '');
      if (known.access === 'w') return fail('404', '');
      return pass(() => lms.LMSGetValue(element));
    },
    LMSSetValue(element, value) {
      const code = refusal(element, value);
      return code === undefined ? pass(() => lms.LMSSetValue(element, value)) : fail(code);
    },
    LMSGetLastError: () => error ?? lms.LMSGetLastError(),
    LMSGetErrorString: (code) => lms.LMSGetErrorString(code),
    LMSGetDiagnostic: (code) => lms.LMSGetDiagnostic(code),
  };
}
