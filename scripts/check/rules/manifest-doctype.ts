import { placeIn } from '../places.ts';
import { defineRule } from '../rule.ts';

export const manifestDoctype = defineRule({
  name: 'manifest-doctype',
  level: 'error',
  about: 'The descriptor has a document type declaration.',
  source: 'security practice: LMSs refuse it, since it can make a server read its own files (XXE)',
  on: ['package'],
  group: 'place',
  words: () => ({
    message:
      'The document type declaration makes careful LMSs refuse the file, since it can name files of the server.',
    hint: 'Delete `<!DOCTYPE …>`: the schemas of packages need none.',
  }),
  check: ({ descriptors }, report) => {
    for (const descriptor of descriptors)
      if (descriptor.xml.doctype !== undefined) report(placeIn(descriptor, descriptor.xml.doctype, 9), {});
  },
});
