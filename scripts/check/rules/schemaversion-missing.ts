import { placeOfElement } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';

export const schemaversionMissing = defineRule<{ is2004: boolean }>({
  name: 'schemaversion-missing',
  level: 'warning',
  about: 'The manifest does not say its version of SCORM.',
  source: 'SCORM 1.2 CAM 2.3.2.5; SCORM 2004 CAM 3.4.1.2; Moodle then takes it for SCORM 1.2',
  on: scorm,
  group: 'place',
  words: ({ is2004 }) => ({
    message: is2004
      ? 'The manifest has no `<schemaversion>`: Moodle takes the course for SCORM 1.2, and its scripts find no API.'
      : 'The manifest has no `<schemaversion>`: an LMS has to guess.',
    hint: `Write \`<schemaversion>${is2004 ? '2004 4th Edition' : '1.2'}</schemaversion>\` behind \`<schema>\`.`,
  }),
  check: ({ descriptor, manifest }, report) => {
    if (descriptor && manifest && (manifest.version ?? '').trim() === '')
      report(placeOfElement(descriptor, manifest.versionElement ?? manifest.root), {
        is2004: manifest.family === 'scorm2004',
      });
  },
});
