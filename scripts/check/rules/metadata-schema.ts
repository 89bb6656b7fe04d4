import { placeOfElement } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';
import { quoted } from '../words.ts';
import { childOf } from '../xml/tree.ts';

export const metadataSchema = defineRule<{ found: string | undefined }>({
  name: 'metadata-schema',
  level: 'warning',
  about: 'The metadata does not say ADL SCORM.',
  source: 'SCORM 1.2 CAM 2.3.2.5; SCORM 2004 CAM 3.4.1.2 (ADL requirement 30.5)',
  on: scorm,
  group: 'place',
  words: ({ found }) => ({
    message:
      found === undefined
        ? 'The manifest has no `<schema>`: an LMS can only guess that this is SCORM.'
        : `\`<schema>\` says \`${quoted(found)}\`, and SCORM says \`ADL SCORM\`.`,
    hint: 'Write `<metadata><schema>ADL SCORM</schema>…` as the first element of the manifest.',
  }),
  check: ({ descriptor, manifest }, report) => {
    if (!descriptor || !manifest) return;
    const schema = childOf(childOf(manifest.root, 'metadata'), 'schema');
    if (!schema) report(placeOfElement(descriptor, manifest.root), { found: undefined });
    else if (schema.text.trim() !== 'ADL SCORM')
      report(placeOfElement(descriptor, schema), { found: schema.text });
  },
});
