import { namespaces } from '../manifest/schemas.ts';
import { placeOfElement } from '../places.ts';
import { defineRule } from '../rule.ts';
import { descendants } from '../xml/tree.ts';

const only2004 = new Set(['imsss', 'adlseq', 'adlnav', 'adlcp']);

export const sequencingInScorm12 = defineRule<{ name: string }>({
  name: 'sequencing-in-scorm12',
  level: 'error',
  about: 'A manifest of SCORM 1.2 uses elements of SCORM 2004.',
  source: 'SCORM 1.2 CAM 2.3 has no sequencing and no navigation; validating importers refuse it',
  on: ['scorm12'],
  group: 'file',
  words: ({ name }) => ({
    message: `\`<${name}>\` belongs to SCORM 2004, and this manifest is of SCORM 1.2.`,
    hint: 'Delete it, or publish the course as SCORM 2004.',
  }),
  check: ({ descriptor, manifest }, report) => {
    for (const element of descendants(manifest?.root))
      if (descriptor && only2004.has(namespaces.get(element.namespace ?? '') ?? ''))
        report(placeOfElement(descriptor, element), { name: element.name });
  },
});
