import type { Browser } from 'playwright-core';
import type { BuiltCourse } from '../../compile/build.ts';
import type { SourceFs } from '../../compile/files.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { reportOfClass } from '../../diagnostics/catalogue/report.ts';
import { classesOf, playClass, StuckLearner, type ClassResult } from '../class.ts';
import { compareClasses } from './compare.ts';
import { handsInBrowser, NoWay } from './hands.ts';

/** While one learner's page loads, another's can be clicked at. */
const together = 4;

/**
 * Plays each class once more in a browser, and says in what it ended otherwise.
 * @param lmsScript the script of the LMS's own page, built beforehand
 */
export async function classInBrowser(
  browser: Browser,
  built: BuiltCourse,
  { fs, lmsScript }: { fs: SourceFs; lmsScript: Uint8Array },
  inMemory: readonly ClassResult[],
  told: (learner: string) => void,
): Promise<{ learners: number; diagnostics: Diagnostic[] }> {
  const { place } = built.plan.course;
  const diagnostics: Diagnostic[] = [];
  let learners = 0;
  for (const [index, room] of classesOf(built).rooms.entries()) {
    const memory = inMemory[index];
    learners += memory?.learners.length ?? 0;
    const files = built.packages.find(({ target }) => target.name === room.target)?.files ?? [];
    if (!memory) continue;
    try {
      const result = await playClass(
        room,
        (learner) => told(`${learner} in the browser`),
        ({ played }, lms, { name }) => handsInBrowser(browser, { played, files, fs, lmsScript }, lms, name),
        together,
      );
      diagnostics.push(...compareClasses(memory, result, place));
    } catch (error) {
      if (!(error instanceof StuckLearner)) throw error;
      const stuck = whereStuck(error.cause);
      if (stuck === undefined) throw error;
      const where = `${memory.lms.map(({ title }) => title).join(', ')} (${memory.target})`;
      const { learner } = error;
      const values = { learner, where, memory: 'the end of the course', browser: stuck };
      diagnostics.push(reportOfClass('browser-disagrees', place, values));
    }
  }
  return { learners, diagnostics };
}

/** Why a learner could not go on in the page, in words; `undefined`: that was not the page's doing. */
function whereStuck(cause: unknown): string | undefined {
  if (cause instanceof NoWay) return cause.message;
  if (!(cause instanceof Error) || cause.name !== 'TimeoutError') return undefined;
  // Playwright waits for what never comes, such as a slide that the page doesn't show.
  const waited = cause.message.split('\n').find((line) => line.includes('waiting'));
  return waited?.trim() ?? 'stuck';
}
