import { placeOfAttribute } from '../places.ts';
import { defineRule } from '../rule.ts';

export const groupItemLaunches = defineRule({
  name: 'group-item-launches',
  level: 'error',
  about: 'An item with items in it names a resource.',
  source: 'SCORM 2004 CAM 3.4.1.6: only a leaf item may have an identifierref',
  on: ['scorm2004'],
  group: 'place',
  words: () => ({
    message: "This item has items in it, and names a resource: in SCORM 2004 a group can't be launched.",
    hint: 'Give the resource an item of its own, as the first within the group.',
  }),
  check: ({ descriptor, manifest }, report) => {
    if (!descriptor || !manifest) return;
    for (const { children, reference } of manifest.items)
      if (children.length > 0 && reference) report(placeOfAttribute(descriptor, reference), {});
  },
});
