import { dependenciesOf } from '../manifest/dependencies.ts';
import { placeOfAttribute } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';
import { quoted } from '../words.ts';

export const dependencyUnresolved = defineRule<{ id: string }>({
  name: 'dependency-unresolved',
  level: 'error',
  about: 'A resource depends on one that is not there.',
  source: 'SCORM 1.2 CAM 2.2.2.5; SCORM 2004 CAM 3.4.1.23',
  on: scorm,
  group: 'place',
  words: ({ id }) => ({
    message: `No resource has the identifier \`${quoted(id)}\` that this one depends on.`,
    hint: 'Write the identifier of a `<resource>`, or delete the dependency.',
  }),
  check: ({ descriptor, manifest }, report) => {
    if (!descriptor || !manifest) return;
    const known = new Set(manifest.resources.map(({ identifier }) => identifier));
    for (const resource of manifest.resources)
      for (const reference of dependenciesOf(resource))
        if (!known.has(reference.value))
          report(placeOfAttribute(descriptor, reference), { id: reference.value });
  },
});
