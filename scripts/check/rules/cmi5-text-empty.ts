import { placeOfElement } from '../places.ts';
import { defineRule } from '../rule.ts';
import { descendants } from '../xml/tree.ts';

export const cmi5TextEmpty = defineRule({
  name: 'cmi5-text-empty',
  level: 'warning',
  about: 'A title of a course structure has no text.',
  source: 'cmi5 13.1: title in one language or more',
  on: ['cmi5'],
  group: 'file',
  words: () => ({
    message: 'The title is empty: learners see a blank line.',
    hint: 'Write the title into its `<langstring lang="…">`.',
  }),
  check: ({ descriptor }, report) => {
    for (const element of descendants(descriptor?.xml.root))
      if (
        descriptor &&
        element.local === 'langstring' &&
        element.parent?.local === 'title' &&
        element.text.trim() === ''
      )
        report(placeOfElement(descriptor, element), {});
  },
});
