import { identifiersOf } from '../manifest/identifiers.ts';
import { placeOfAttribute } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';
import { quoted } from '../words.ts';

export const identifierNotAName = defineRule<{ id: string; why: string }>({
  name: 'identifier-not-a-name',
  level: 'error',
  about: 'An identifier is none by the rules of XML.',
  source: 'imscp_rootv1p1p2.xsd, imscp_v1p1.xsd: identifier is an ID, which is an NCName',
  on: scorm,
  group: 'file',
  words: ({ id, why }) => ({
    message: `\`${quoted(id)}\` can't be an identifier: ${why}. Importers that validate refuse the manifest.`,
    hint: 'Begin with a letter or `_`, then letters, digits, `.`, `-` and `_`. Changing it in a course in use may cost progress.',
  }),
  check: ({ descriptor, manifest }, report) => {
    if (!descriptor || !manifest) return;
    for (const { attribute } of identifiersOf(manifest)) {
      const id = attribute.value;
      if (/^[\p{L}_][\p{L}\p{M}\p{Nd}._·-]*$/u.test(id)) continue;
      const bad = /[^\p{L}\p{M}\p{Nd}._·-]/u.exec(id)?.[0];
      const why =
        id === ''
          ? 'it is empty'
          : bad === undefined
            ? `it begins with \`${id.slice(0, 1)}\``
            : `it has ${bad === ' ' ? 'a blank' : `\`${bad}\``} in it`;
      report(placeOfAttribute(descriptor, attribute), { id, why });
    }
  },
});
