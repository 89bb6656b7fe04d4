import { placeOfAttribute } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';
import { descendants } from '../xml/tree.ts';

export const xmlBase = defineRule({
  name: 'xml-base',
  level: 'warning',
  about: 'The manifest uses xml:base.',
  source: 'Moodle 4.5 knows it on a resource only, others not at all',
  on: scorm,
  group: 'file',
  words: () => ({
    message: '`xml:base` is passed over by some LMSs, which then look for files in the wrong folder.',
    hint: 'Write the folder into each `href`.',
  }),
  check: ({ descriptor, manifest }, report) => {
    for (const element of descendants(manifest?.root))
      for (const attribute of element.attributes)
        if (attribute.name === 'xml:base' && descriptor) report(placeOfAttribute(descriptor, attribute), {});
  },
});
