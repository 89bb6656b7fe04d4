/** ISO 8601 with hundredths of a second, as xAPI (1.0.3, Data 4.6) and cmi5 compare them: `PT12.34S`. */
export function duration(seconds: number): string {
  return `PT${Math.max(0, Math.round(seconds * 100) / 100)}S`;
}

/** Times of one session in the order of its statements, whatever the browser's clock does meanwhile. */
export interface Times {
  /** UTC with milliseconds, never before the one of the call before. `at`: ms since 1970. */
  stamp(at: number): string;
  /** Ms since 1970 of the last stamp. */
  last(): number;
}

export function createTimes(): Times {
  let last = 0;
  return {
    stamp: (at) => new Date((last = Math.max(last, at))).toISOString(),
    last: () => last,
  };
}
