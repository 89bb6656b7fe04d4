import { assignableUnits } from '../manifest/cmi5.ts';
import { placeOfElement } from '../places.ts';
import { defineRule } from '../rule.ts';

export const cmi5UrlEmpty = defineRule({
  name: 'cmi5-url-empty',
  level: 'error',
  about: 'An AU says nowhere which page it is.',
  source: 'cmi5 13.1.4: url is required, and names what is launched',
  on: ['cmi5'],
  group: 'place',
  words: () => ({
    message: 'This AU has no address: there is nothing that an LMS could open.',
    hint: 'Write `<url>index.html</url>`, with the name of its first page.',
  }),
  check: (view, report) => {
    // One that is missing altogether leaves the schema.
    for (const { url } of assignableUnits(view))
      if (view.descriptor && url?.text.trim() === '') report(placeOfElement(view.descriptor, url), {});
  },
});
