import { assignableUnits } from '../manifest/cmi5.ts';
import { placeOfElement } from '../places.ts';
import { defineRule } from '../rule.ts';

export const cmi5UrlUnfit = defineRule<{ url: string; why: string }>({
  name: 'cmi5-url-unfit',
  level: 'error',
  about: 'The URL of an AU is not the plain path of a file.',
  source: 'cmi5 14.1; the CATAPULT player compares the text up to `?` with the names in the zip',
  on: ['cmi5'],
  group: 'place',
  words: ({ url, why }) => ({
    message: `\`${url}\` ${why}: importers compare it letter by letter with the names in the zip, and refuse the package.`,
    hint: 'Write the path as it stands in the zip, `lessons/index.html`, with names of letters from A to Z.',
  }),
  check: (view, report) => {
    for (const { url } of assignableUnits(view)) {
      const text = url?.text.trim() ?? '';
      if (!url || !view.descriptor || /^https?:/i.test(text) || text === '') continue;
      const why = /^\.{0,2}\//.test(text)
        ? `begins with \`${text.slice(0, text.indexOf('/') + 1)}\``
        : text.includes('#')
          ? 'has a fragment'
          : /%[0-9a-f]{2}/i.test(text.replace(/\?.*$/s, ''))
            ? 'is percent-encoded'
            : /[^\x21-\x7e]/.test(text)
              ? 'has blanks or letters beyond A to Z'
              : undefined;
      if (why !== undefined) report(placeOfElement(view.descriptor, url), { url: text, why });
    }
  },
});
