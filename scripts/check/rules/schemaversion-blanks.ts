import { knownVersions } from '../manifest/scorm.ts';
import { placeOfElement } from '../places.ts';
import { defineRule } from '../rule.ts';

export const schemaversionBlanks = defineRule<{ version: string }>({
  name: 'schemaversion-blanks',
  level: 'warning',
  about: 'Blanks or line breaks stand around the version.',
  source: 'Moodle 4.5: a version with blanks around it is unknown, and the course is taken for SCORM 1.2',
  on: ['scorm2004'],
  group: 'place',
  words: ({ version }) => ({
    message: `Blanks stand around \`${version}\`: Moodle then takes the course for SCORM 1.2, and its scripts find no API.`,
    hint: `Write \`<schemaversion>${version}</schemaversion>\` on one line.`,
  }),
  check: ({ descriptor, manifest }, report) => {
    const { version, versionElement } = manifest ?? {};
    if (!descriptor || version === undefined || !versionElement) return;
    if (version !== version.trim() && knownVersions.includes(version.trim()))
      report(placeOfElement(descriptor, versionElement), { version: version.trim() });
  },
});
