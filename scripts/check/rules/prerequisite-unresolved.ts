import { placeOfElement } from '../places.ts';
import { defineRule } from '../rule.ts';
import { childOf, valueOf } from '../xml/tree.ts';

export const prerequisiteUnresolved = defineRule<{ id: string }>({
  name: 'prerequisite-unresolved',
  level: 'error',
  about: 'A prerequisite names an item that is not there.',
  source: 'SCORM 1.2 CAM 2.3.2.5.1: prerequisites are a script of item identifiers',
  on: ['scorm12'],
  group: 'place',
  words: ({ id }) => ({
    message: `No item has the identifier \`${id}\`: what waits for it can never be opened.`,
    hint: 'Write the identifier of an `<item>`.',
  }),
  check: ({ descriptor, manifest }, report) => {
    if (!descriptor || !manifest) return;
    const known = new Set(manifest.items.map(({ element }) => valueOf(element, 'identifier')));
    for (const { element } of manifest.items) {
      const script = childOf(element, 'prerequisites');
      // Operators of aicc_script, and words in quotes, are no identifiers.
      const words = (script?.text ?? '').replace(/"[^"]*"/g, '').match(/[\p{L}_][\p{L}\p{Nd}._-]*/gu) ?? [];
      for (const id of words)
        if (script && !known.has(id)) report(placeOfElement(descriptor, script), { id });
    }
  },
});
