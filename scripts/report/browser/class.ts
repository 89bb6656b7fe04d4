import type { Browser } from 'playwright-core';
import type { BuiltCourse } from '../../compile/build.ts';
import type { SourceFs } from '../../compile/files.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { classesOf, playClass, type ClassResult } from '../class.ts';
import { compareClasses } from './compare.ts';
import { handsInBrowser } from './hands.ts';

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
    const open: (() => Promise<void>)[] = [];
    const closeAll = () => Promise.all(open.splice(0).map((close) => close()));
    const result = await playClass(
      room,
      async ({ played }, lms, { name }) => {
        await closeAll();
        const hands = await handsInBrowser(
          browser,
          { played, target: room.target, files, fs, lmsScript },
          lms,
          name,
        );
        open.push(() => hands.close());
        return hands;
      },
      (learner) => told(`${learner} in the browser`),
    );
    await closeAll();
    if (memory) diagnostics.push(...compareClasses(memory, result, built.plan.course.place));
  }
  return { learners, diagnostics };
}
