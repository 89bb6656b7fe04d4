import { identifiersOf } from '../manifest/identifiers.ts';
import { placeOfAttribute } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';
import { quoted } from '../words.ts';

export const identifierTwice = defineRule<{ id: string; other: string }>({
  name: 'identifier-twice',
  level: 'error',
  about: 'Two elements of the manifest share one identifier.',
  source:
    'schema type ID: unique over manifest, organizations, items and resources; Moodle: the last one wins',
  on: scorm,
  group: 'place',
  words: ({ id, other }) => ({
    message: `\`${quoted(id)}\` is already the identifier of \`<${other}>\` above.`,
    hint: 'Give one of them another: identifiers are unique over the whole manifest.',
  }),
  check: ({ descriptor, manifest }, report) => {
    if (!descriptor || !manifest) return;
    const seen = new Map<string, string>();
    for (const { element, attribute } of identifiersOf(manifest)) {
      const other = seen.get(attribute.value);
      if (other === undefined) seen.set(attribute.value, element.name);
      else report(placeOfAttribute(descriptor, attribute), { id: attribute.value, other });
    }
  },
});
