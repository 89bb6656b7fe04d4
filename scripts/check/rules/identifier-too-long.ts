import { identifiersOf } from '../manifest/identifiers.ts';
import { placeOfAttribute } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';

export const identifierTooLong = defineRule<{ length: number }>({
  name: 'identifier-too-long',
  level: 'warning',
  about: 'An identifier has more than 255 characters.',
  source: 'Moodle 4.5: more than 255 characters is a database error',
  on: scorm,
  group: 'place',
  words: ({ length }) => ({
    message: `The identifier has ${length} characters; more than 255 stop Moodle's upload with a database error.`,
    hint: 'Shorten it.',
  }),
  check: ({ descriptor, manifest }, report) => {
    if (!descriptor || !manifest) return;
    for (const { attribute } of identifiersOf(manifest))
      if (attribute.value.length > 255)
        report(placeOfAttribute(descriptor, attribute), { length: attribute.value.length });
  },
});
