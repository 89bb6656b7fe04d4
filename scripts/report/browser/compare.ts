import { reportOfClass } from '../../diagnostics/catalogue/report.ts';
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts';
import { seenOf, type ClassResult } from '../class.ts';

/** In what a class in the browser ended otherwise than in memory, a finding a learner. */
export function compareClasses(memory: ClassResult, browser: ClassResult, place: Place): Diagnostic[] {
  const where = `${memory.lms.map(({ title }) => title).join(', ')} (${memory.target})`;
  const [one, two] = [seenOf(memory), seenOf(browser)];
  return Object.keys(one).flatMap((learner): Diagnostic[] => {
    const [first, other] = firstDifference(one[learner], two[learner]);
    if (first === other) return [];
    return [reportOfClass('browser-disagrees', place, { learner, where, memory: first, browser: other })];
  });
}

/** The first line in which two values differ, as JSON has them; twice the same where none does. */
function firstDifference(one: unknown, two: unknown): [string, string] {
  const [left, right] = [one, two].map((each) => JSON.stringify(each, null, 1).split('\n'));
  const index = (left ?? []).findIndex((line, at) => line !== right?.[at]);
  if (index < 0) return ['', left?.length === right?.length ? '' : 'more'];
  return [left?.[index]?.trim() ?? '', right?.[index]?.trim() ?? 'nothing'];
}
