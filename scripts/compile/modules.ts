import type { Target } from '../targets/target.ts';
import type { FileEntry, SourceFs } from './files.ts';
import { typesAsked, type Plan } from './plan.ts';

/** Where the player's modules, built beforehand, lie among the assets, and where they come to lie in a package. */
const built = '.build/player';
const folder = 'js';

export const trackerPath = (target: Target): string => `${folder}/${target.tracker}`;

/** Names of the modules that a package needs: of question types and trackers only those in use. */
function inUse(plan: Plan, target: Target): string[] {
  const types = typesAsked(plan);
  const asking = types.size > 0 ? ['quiz.js', ...[...types].map((type) => `question-${type}.js`)] : [];
  return ['player.js', 'more.js', target.tracker, ...asking];
}

/** The scripts of a package, as they were built beforehand. Throws SourceError where they were not built. */
export async function playerModules(plan: Plan, target: Target, assets: SourceFs): Promise<FileEntry[]> {
  const names = inUse(plan, target);
  return Promise.all(
    names.map(async (name) => ({ path: `${folder}/${name}`, bytes: await assets.read(`${built}/${name}`) })),
  );
}
