import { placeOfElement } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';

export const scormtypeMissing = defineRule<{ is2004: boolean }>({
  name: 'scormtype-missing',
  level: 'error',
  about: 'A resource that is launched does not say whether it is a SCO.',
  source: 'SCORM 1.2 CAM 2.3.2.5.3 (adlcp:scormtype); SCORM 2004 CAM 3.4.1.21 (adlcp:scormType)',
  on: scorm,
  group: 'place',
  words: ({ is2004 }) => ({
    message: 'Nothing says whether this resource is a SCO: an LMS takes it for a page that reports nothing.',
    hint: `Write \`adlcp:${is2004 ? 'scormType' : 'scormtype'}="sco"\`.`,
  }),
  check: ({ descriptor, manifest }, report) => {
    if (!descriptor || !manifest) return;
    for (const { element, launched, scormType } of manifest.resources)
      if (launched && scormType === undefined)
        report(placeOfElement(descriptor, element), { is2004: manifest.family === 'scorm2004' });
  },
});
