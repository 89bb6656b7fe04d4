import { placeOfElement } from '../places.ts';
import { defineRule } from '../rule.ts';

const roots: Readonly<Record<string, string>> = {
  'imsmanifest.xml': 'manifest',
  'cmi5.xml': 'courseStructure',
  'tincan.xml': 'tincan',
};

export const manifestRoot = defineRule<{ file: string; expected: string; found: string }>({
  name: 'manifest-root',
  level: 'error',
  about: 'The descriptor begins with another element than its standard says.',
  source: 'SCORM 1.2 CAM 2.2; SCORM 2004 CAM 3.4.1.1; cmi5 14; tincan.xsd',
  on: ['package'],
  group: 'place',
  words: ({ file, expected, found }) => ({
    message: `\`${file}\` begins with \`<${found}>\` instead of \`<${expected}>\`: no LMS finds a course in it.`,
    hint: `Let \`<${expected}>\` be the first element.`,
  }),
  check: ({ descriptors }, report) => {
    for (const descriptor of descriptors) {
      const { root } = descriptor.xml;
      const expected = roots[descriptor.path] ?? '';
      if (root && root.local !== expected)
        report(placeOfElement(descriptor, root), { file: descriptor.path, expected, found: root.name });
    }
  },
});
