import type { Api, Call } from './stand-in.ts';

const aboutErrors = /^(LMS)?Get(LastError|ErrorString|Diagnostic)$/;

/**
 * Tells each call of an API, with the error code that followed it.
 * @param methods the API's functions
 * @param clock gives ms since 1970; without one, calls have no times
 */
export function recorded(
  api: Api,
  methods: readonly string[],
  onCall: (call: Call) => void,
  clock?: () => number,
): Api {
  const lastError = methods.find((name) => name.endsWith('GetLastError')) ?? '';
  const errorOf = (method: string): string => {
    if (aboutErrors.test(method)) return '';
    try {
      return String(api[lastError]?.());
    } catch {
      return 'threw';
    }
  };
  const wrapped: Api = {};
  for (const method of methods)
    wrapped[method] = (...args) => {
      const at = clock?.();
      let result = 'threw';
      try {
        return (result = api[method]?.(...args) ?? '');
      } finally {
        const took = at === undefined || !clock ? undefined : clock() - at;
        onCall({
          method,
          args,
          result: String(result),
          error: errorOf(method),
          ...(at === undefined || took === undefined ? {} : { at, took }),
        });
      }
    };
  return wrapped;
}
