import { placeIn } from '../places.ts';
import { defineRule } from '../rule.ts';
import { descendants } from '../xml/tree.ts';

export const manifestCdata = defineRule<{ name: string }>({
  name: 'manifest-cdata',
  level: 'warning',
  about: 'The descriptor has CDATA sections.',
  source: 'adaptlearning/adapt-contrib-spoor, issue 235: Oracle LMS and Rustici Dispatch do not import them',
  on: ['package'],
  group: 'file',
  words: ({ name }) => ({
    message: `\`<${name}>\` holds a CDATA section, which some LMSs don't import.`,
    hint: 'Write the text plainly, with `&amp;` for `&` and `&lt;` for `<`.',
  }),
  check: ({ descriptors }, report) => {
    for (const descriptor of descriptors)
      for (const { cdata, name } of descendants(descriptor.xml.root))
        if (cdata !== undefined) report(placeIn(descriptor, cdata, 9), { name });
  },
});
