import { suggest } from '../../diagnostics/suggest.ts';
import { placeOfAttribute } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';
import { quoted } from '../words.ts';

export const identifierrefUnresolved = defineRule<{ id: string; suggestion: string | undefined }>({
  name: 'identifierref-unresolved',
  level: 'error',
  about: 'An item names a resource that is not there.',
  source: 'SCORM 1.2 CAM 2.2.2.3; SCORM 2004 CAM 3.4.1.6; Moodle: nothing is launched',
  on: scorm,
  group: 'place',
  words: ({ id, suggestion }) => ({
    message: `No resource has the identifier \`${quoted(id)}\`: this item launches nothing.`,
    hint:
      suggestion === undefined
        ? 'Write the identifier of a `<resource>`.'
        : `Did you mean \`${suggestion}\`?`,
  }),
  check: ({ descriptor, manifest }, report) => {
    if (!descriptor || !manifest) return;
    const known = manifest.resources.flatMap(({ identifier }) => identifier ?? []);
    // A manifest within the manifest has resources of its own, which items may name.
    if (manifest.root.children.some(({ local }) => local === 'manifest')) return;
    for (const { reference, resource } of manifest.items)
      if (reference && !resource)
        report(placeOfAttribute(descriptor, reference), {
          id: reference.value,
          suggestion: suggest(reference.value, known),
        });
  },
});
