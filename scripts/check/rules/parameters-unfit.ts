import { placeOfAttribute } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';
import { attribute } from '../xml/tree.ts';

export const parametersUnfit = defineRule<{ why: string }>({
  name: 'parameters-unfit',
  level: 'warning',
  about: 'The parameters of an item do not make a URL.',
  source:
    'SCORM 1.2 CAM 2.2.2.3; SCORM 2004 CAM 3.4.1.6: `?name=value` or `#fragment`, at most 1000 characters',
  on: scorm,
  group: 'place',
  words: ({ why }) => ({
    message: `The parameters ${why}: an LMS puts them behind the address of the page as they are.`,
    hint: 'Write `?name=value`, with `%20` for a blank.',
  }),
  check: ({ descriptor, manifest }, report) => {
    if (!descriptor || !manifest) return;
    for (const { element } of manifest.items) {
      const found = attribute(element, 'parameters');
      if (!found || found.value === '') continue;
      const why = !/^[?#]/.test(found.value)
        ? 'begin with neither `?` nor `#`'
        : /\s/.test(found.value)
          ? 'have a blank in them'
          : found.value.length > 1000
            ? `have ${found.value.length} characters, more than 1000`
            : undefined;
      if (why !== undefined) report(placeOfAttribute(descriptor, found), { why });
    }
  },
});
