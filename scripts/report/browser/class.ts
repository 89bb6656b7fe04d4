import type { Browser } from 'playwright-core';
import type { BuiltCourse } from '../../compile/build.ts';
import type { SourceFs } from '../../compile/files.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { classesOf, playClass, type ClassResult } from '../class.ts';
import { compareClasses } from './compare.ts';
import { handsInBrowser } from './hands.ts';

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
  const diagnostics: Diagnostic[] = [];
  let learners = 0;
  for (const [index, room] of classesOf(built).rooms.entries()) {
    const memory = inMemory[index];
    learners += memory?.learners.length ?? 0;
    const files = built.packages.find(({ target }) => target.name === room.target)?.files ?? [];
    const result = await playClass(
      room,
      (learner) => told(`${learner} in the browser`),
      ({ played, target }, lms, { name }) =>
        handsInBrowser(browser, { played, target, files, fs, lmsScript }, lms, name),
      together,
    );
    if (memory) diagnostics.push(...compareClasses(memory, result, built.plan.course.place));
  }
  return { learners, diagnostics };
}
