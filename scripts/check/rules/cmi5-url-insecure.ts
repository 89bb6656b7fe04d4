import { assignableUnits } from '../manifest/cmi5.ts';
import { placeOfElement } from '../places.ts';
import { defineRule } from '../rule.ts';

export const cmi5UrlInsecure = defineRule<{ url: string }>({
  name: 'cmi5-url-insecure',
  level: 'warning',
  about: 'An AU lies elsewhere and comes over plain http.',
  source: 'W3C, Mixed Content: a page of https shows no frame of http, and its token travels in the clear',
  on: ['cmi5'],
  group: 'place',
  words: ({ url }) => ({
    message: `\`${url}\` comes over plain http: inside an LMS on https learners see nothing, and who listens gets the token.`,
    hint: 'Serve it over https, or put it into the package.',
  }),
  check: (view, report) => {
    for (const { url } of assignableUnits(view)) {
      const text = url?.text.trim() ?? '';
      if (url && view.descriptor && /^http:/i.test(text))
        report(placeOfElement(view.descriptor, url), { url: text });
    }
  },
});
