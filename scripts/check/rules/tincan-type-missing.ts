import { isAbsoluteIri } from '../manifest/cmi5.ts';
import { placeOfElement } from '../places.ts';
import { defineRule } from '../rule.ts';
import { descendants, valueOf } from '../xml/tree.ts';

export const tincanTypeMissing = defineRule<{ type: string }>({
  name: 'tincan-type-missing',
  level: 'warning',
  about: 'An activity does not say what kind of thing it is.',
  source: 'tincan.xsd: type is required; xAPI 1.0.3: an activity type is an IRI',
  on: ['tincan'],
  group: 'file',
  words: ({ type }) => ({
    message:
      type === ''
        ? 'The activity has no `type`.'
        : `\`${type}\` is no activity type: it has to be an absolute address.`,
    hint: 'Write `type="http://adlnet.gov/expapi/activities/course"` for the course.',
  }),
  check: ({ descriptor }, report) => {
    for (const element of descendants(descriptor?.xml.root)) {
      if (!descriptor || element.local !== 'activity') continue;
      const type = valueOf(element, 'type')?.trim() ?? '';
      if (!isAbsoluteIri(type)) report(placeOfElement(descriptor, element), { type });
    }
  },
});
