import { placeOfAttribute } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';

export const hrefNotEncoded = defineRule<{ url: string; found: string }>({
  name: 'href-not-encoded',
  level: 'warning',
  about: 'An address in the manifest has characters that a URL does not have.',
  source:
    'RFC 3986, 2; IMS CP: href is a URI. Blanks, umlauts and backslashes are percent-encoded or avoided',
  on: scorm,
  group: 'file',
  words: ({ url, found }) => ({
    message: `\`${url}\` has ${found} in it, which is no part of a URL; not every LMS finds the file.`,
    hint: 'Rename the file with letters from A to Z, or write `%20` for a blank and so on, and `/` for `\\`.',
  }),
  check: ({ descriptor, manifest }, report) => {
    if (!descriptor || !manifest) return;
    for (const { href, files } of manifest.resources)
      for (const { attribute, target } of href ? [href, ...files] : files) {
        if (target.kind !== 'inside') continue;
        const char = /[^\x21-\x7e]|[\\"<>^`{|}]|%(?![0-9a-fA-F]{2})/.exec(attribute.value)?.[0];
        if (char === undefined) continue;
        const found = char === ' ' ? 'a blank' : char === '%' ? 'a bare `%`' : `\`${char}\``;
        report(placeOfAttribute(descriptor, attribute), { url: attribute.value, found });
      }
  },
});
