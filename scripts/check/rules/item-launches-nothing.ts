import { placeOfElement } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';

export const itemLaunchesNothing = defineRule({
  name: 'item-launches-nothing',
  level: 'warning',
  about: 'An item without items in it names no resource.',
  source: 'SCORM 2004 CAM 3.4.1.6: a leaf item has an identifierref',
  on: scorm,
  group: 'place',
  words: () => ({
    message: 'This item has no items in it and names no resource: it is an entry that leads nowhere.',
    hint: 'Write `identifierref="…"` with the identifier of a resource.',
  }),
  check: ({ descriptor, manifest }, report) => {
    if (!descriptor || !manifest) return;
    for (const { element, children, reference } of manifest.items)
      if (children.length === 0 && !reference) report(placeOfElement(descriptor, element), {});
  },
});
