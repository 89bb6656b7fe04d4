import type { RuleFinding } from '../diagnostics/finding.ts';

/**
 * A file's text with what findings can mend in it, and how many places that were. A piece is changed only where it
 * stands once on the finding's line: which of two is meant, nobody can say.
 */
export function mendedSource(
  source: string,
  findings: readonly RuleFinding[],
): { source: string; count: number } {
  const lines = source.split('\n');
  let count = 0;
  for (const { place, fix } of findings) {
    const line = lines[(place.line ?? 0) - 1];
    if (!fix || line === undefined || line.split(fix.piece).length !== 2) continue;
    lines[(place.line ?? 0) - 1] = line.replace(fix.piece, () => fix.instead);
    count++;
  }
  return { source: lines.join('\n'), count };
}
