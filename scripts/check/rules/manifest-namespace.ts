import { isContentPackaging } from '../manifest/schema.ts';
import { cmi5Namespace } from '../manifest/schema-cmi5.ts';
import { content12, content2004 } from '../manifest/scorm.ts';
import { placeOfElement } from '../places.ts';
import { defineRule } from '../rule.ts';

const tincan = /^https?:\/\/projecttincan\.com\/tincan\.xsd$/;

export const manifestNamespace = defineRule<{ found: string | undefined; expected: string }>({
  name: 'manifest-namespace',
  level: 'error',
  about: 'The root of the descriptor is in no namespace, or in a wrong one.',
  source: 'SCORM 1.2 CAM 2.3; SCORM 2004 CAM 3.4; cmi5 14; tincan.xsd',
  on: ['package'],
  group: 'place',
  words: ({ found, expected }) => ({
    message:
      found === undefined
        ? 'The root is in no namespace, so a strict importer finds no element of its standard.'
        : `\`${found}\` is no namespace that an LMS looks for.`,
    hint: `Write \`xmlns="${expected}"\` into the first element.`,
  }),
  check: ({ descriptors, standard }, report) => {
    for (const descriptor of descriptors) {
      const { root } = descriptor.xml;
      if (!root) continue;
      const found = root.namespace;
      const [right, expected] =
        descriptor.path === 'imsmanifest.xml'
          ? [isContentPackaging(found), standard === 'scorm2004' ? content2004 : content12]
          : descriptor.path === 'cmi5.xml'
            ? [found === cmi5Namespace, cmi5Namespace]
            : [tincan.test(found ?? ''), 'http://projecttincan.com/tincan.xsd'];
      if (!right) report(placeOfElement(descriptor, root), { found, expected });
    }
  },
});
