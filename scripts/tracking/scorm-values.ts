/** A plain decimal number (CMIDecimal; SCORM 2004 real): no exponent, at most `digits` decimals. */
export function decimal(value: number, digits = 2): string {
  const factor = 10 ** digits;
  return String(Math.round(value * factor) / factor);
}

/** The number that an LMS gave; `undefined` where it gave none. */
export function numberIn(text: string): number | undefined {
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
}
