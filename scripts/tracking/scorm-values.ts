/** An element of the data model and its value. */
export type Setting = [element: string, value: string];

/** How many lines of an interaction's lists an LMS has from an earlier answer. */
export interface Listed {
  outcomes: number;
  patterns: number;
}

/** A plain decimal number (CMIDecimal; SCORM 2004 real): no exponent, at most `digits` decimals. */
export function decimal(value: number, digits = 2): string {
  const factor = 10 ** digits;
  return String(Math.round(value * factor) / factor);
}

/** The number that an LMS gave; `undefined` where it gave none. */
export function numberIn(text: string): number | undefined {
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
}
