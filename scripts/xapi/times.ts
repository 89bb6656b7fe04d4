/** ISO 8601 with hundredths of a second, as xAPI (1.0.3, Data 4.6) and cmi5 compare them: `PT12.34S`. */
export function duration(seconds: number): string {
  return `PT${Math.max(0, Math.round(seconds * 100) / 100)}S`;
}

/** Time in one session, whatever the browser's clock does meanwhile. Moments are ms since 1970. */
export interface Times {
  /** Lets the time pass until a moment. Gives the session's seconds; those that a clock set back took are lost. */
  pass(at: number): number;
  /** A moment in UTC with milliseconds, never before the one of the call before. */
  stamp(at: number): string;
}

/**
 * @param last no stamp is earlier
 * @param seconds what the session had before the first moment
 */
export function createTimes(last = 0, seconds = 0): Times {
  let passed = seconds * 1000;
  let latest: number | undefined;
  return {
    pass(at) {
      passed += Math.max(0, at - (latest ?? at));
      latest = at;
      return passed / 1000;
    },
    stamp: (at) => new Date((last = Math.max(last, at))).toISOString(),
  };
}
