import { knownVersions } from '../manifest/scorm.ts';
import { placeOfElement } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';
import { quoted } from '../words.ts';

export const schemaversionUnknown = defineRule<{ found: string; is2004: boolean }>({
  name: 'schemaversion-unknown',
  level: 'error',
  about: 'The version is no word that an LMS knows.',
  source: 'SCORM 2004 CAM 3.4.1.2; Moodle 4.5, mod/scorm/datamodels/scormlib.php: unknown means SCORM 1.2',
  on: scorm,
  group: 'place',
  words: ({ found, is2004 }) => ({
    message: `\`${quoted(found)}\` is no version of SCORM${is2004 ? ': an LMS that compares it letter by letter takes the course for SCORM 1.2' : ''}.`,
    hint: is2004
      ? 'Write `2004 4th Edition`, `2004 3rd Edition`, or `CAM 1.3` for the 2nd edition.'
      : 'Write `1.2`.',
  }),
  check: ({ descriptor, manifest }, report) => {
    const found = manifest?.version?.trim() ?? '';
    if (descriptor && manifest?.versionElement && found !== '' && !knownVersions.includes(found))
      report(placeOfElement(descriptor, manifest.versionElement), {
        found,
        is2004: manifest.family === 'scorm2004',
      });
  },
});
