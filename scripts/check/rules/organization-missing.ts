import { placeOfElement } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';

export const organizationMissing = defineRule({
  name: 'organization-missing',
  level: 'error',
  about: 'The manifest has no organization.',
  source: 'SCORM 1.2 CAM 2.3.2.5.2; SCORM 2004 CAM 3.4.1.4: a course has at least one',
  on: scorm,
  group: 'place',
  words: () => ({
    message: 'The manifest has no `<organization>`: there is nothing that an LMS could launch.',
    hint: 'Publish it as a course, not as a resource package.',
  }),
  check: ({ descriptor, manifest }, report) => {
    if (descriptor && manifest && manifest.root.local === 'manifest' && manifest.organizations.length === 0)
      report(placeOfElement(descriptor, manifest.organizationsElement ?? manifest.root), {});
  },
});
