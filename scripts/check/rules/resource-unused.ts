import { dependenciesOf } from '../manifest/dependencies.ts';
import { placeOfElement } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';

export const resourceUnused = defineRule<{ id: string }>({
  name: 'resource-unused',
  level: 'info',
  about: 'No item launches a resource, and no other depends on it.',
  source: 'SCORM 2004 CAM 3.4.1.21; practice: some LMSs leave its files out',
  on: scorm,
  group: 'file',
  words: ({ id }) => ({
    message: `Nothing uses the resource \`${id}\`.`,
    hint: 'Add a `<dependency>` where its files are needed, or delete it.',
  }),
  check: ({ descriptor, manifest }, report) => {
    if (!descriptor || !manifest) return;
    const needed = new Set(manifest.resources.flatMap(dependenciesOf).map(({ value }) => value));
    for (const { element, identifier, launched } of manifest.resources)
      if (identifier !== undefined && !launched && !needed.has(identifier))
        report(placeOfElement(descriptor, element), { id: identifier });
  },
});
