import { dependenciesOf } from '../manifest/dependencies.ts';
import type { ManifestResource } from '../manifest/scorm.ts';
import { placeOfAttribute } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';

export const dependencyCycle = defineRule<{ id: string }>({
  name: 'dependency-cycle',
  level: 'error',
  about: 'Resources depend on one another in a circle.',
  source: 'SCORM 2004 CAM 3.4.1.23; an importer that follows them never ends',
  on: scorm,
  group: 'place',
  words: ({ id }) => ({
    message: `This dependency leads back to \`${id}\` itself: an importer that follows it never ends.`,
    hint: 'Delete one of the dependencies of the circle.',
  }),
  check: ({ descriptor, manifest }, report) => {
    if (!descriptor || !manifest) return;
    const byId = new Map(manifest.resources.map((resource) => [resource.identifier, resource]));
    const budget = { steps: mostSteps };
    for (const resource of manifest.resources)
      for (const reference of dependenciesOf(resource))
        if (resource.identifier !== undefined && reaches(byId, reference.value, resource.identifier, budget))
          report(placeOfAttribute(descriptor, reference), { id: resource.identifier });
  },
});

/** A manifest that is made to take long has more paths than this; the largest of a tool has a few thousand. */
const mostSteps = 2_000_000;

function reaches(
  byId: ReadonlyMap<string | undefined, ManifestResource>,
  from: string,
  goal: string,
  budget: { steps: number },
): boolean {
  const seen = new Set<string>();
  const rest = [from];
  for (let id = rest.pop(); id !== undefined && budget.steps-- > 0; id = rest.pop()) {
    if (id === goal) return true;
    const resource = byId.get(id);
    if (seen.has(id) || !resource) continue;
    seen.add(id);
    for (const { value } of dependenciesOf(resource)) rest.push(value);
  }
  return false;
}
