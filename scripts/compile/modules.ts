import type { Target } from '../targets/target.ts';
import type { FileEntry, SourceFs } from './files.ts';
import { typesAsked, type Plan } from './plan.ts';

import { reportsToCourseLrs } from './lrs.ts';

/** The module that reports to the course's own LRS. */
export const lrsModule = 'lrs.js';

/** Where the player's modules, built beforehand, lie among the assets, and where they come to lie in a package. */
const built = '.build/player';
const folder = 'js';

/** The package path of a module; `null` where there is none. */
export const modulePath = (name: string | null | undefined): string | null =>
  name === null || name === undefined ? null : `${folder}/${name}`;

/** A module as it was built beforehand. Throws SourceError where it was not. */
export const readModule = (assets: SourceFs, name: string): Promise<Uint8Array> =>
  assets.read(`${built}/${name}`);

/** Names of the modules that a package needs: of question types and targets only those in use. */
function inUse(plan: Plan, target: Target): string[] {
  const types = typesAsked(plan);
  const asking = types.size > 0 ? ['quiz.js', ...[...types].map((type) => `question-${type}.js`)] : [];
  const own = [target.tracker, target.page?.module].filter((name) => typeof name === 'string');
  const lrs = reportsToCourseLrs(plan.course, target) ? [lrsModule] : [];
  return ['player.js', 'more.js', 'merge.js', ...own, ...lrs, ...asking];
}

/** The scripts of a package, as they were built beforehand. Throws SourceError where they were not built. */
export async function playerModules(plan: Plan, target: Target, assets: SourceFs): Promise<FileEntry[]> {
  return Promise.all(
    inUse(plan, target).map(async (name) => ({
      path: `${folder}/${name}`,
      bytes: await readModule(assets, name),
    })),
  );
}
