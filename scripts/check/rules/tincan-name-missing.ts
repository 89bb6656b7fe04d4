import { placeOfElement } from '../places.ts';
import { defineRule } from '../rule.ts';
import { childrenOf, descendants } from '../xml/tree.ts';

export const tincanNameMissing = defineRule({
  name: 'tincan-name-missing',
  level: 'warning',
  about: 'The activity that is launched has no name.',
  source: 'tincan.xsd: name, repeated by language',
  on: ['tincan'],
  group: 'place',
  words: () => ({
    message: 'The activity has no name: an LMS shows its id instead.',
    hint: 'Write `<name lang="en">…</name>`.',
  }),
  check: ({ descriptor }, report) => {
    for (const element of descendants(descriptor?.xml.root)) {
      if (!descriptor || element.local !== 'activity' || childrenOf(element, 'launch').length === 0) continue;
      if (!childrenOf(element, 'name').some(({ text }) => text.trim() !== ''))
        report(placeOfElement(descriptor, element), {});
    }
  },
});
