import { placeOfElement } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';

export const organizationEmpty = defineRule({
  name: 'organization-empty',
  level: 'error',
  about: 'An organization has no item.',
  source: 'SCORM 1.2 CAM 2.2.2.3; SCORM 2004 CAM 3.4.1.5: one item or more',
  on: scorm,
  group: 'place',
  words: () => ({
    message: 'This organization has no `<item>`: there is nothing in it that an LMS could launch.',
    hint: 'Add an item that names a resource.',
  }),
  check: ({ descriptor, manifest }, report) => {
    if (!descriptor || !manifest) return;
    for (const organization of manifest.organizations)
      if (!manifest.items.some((item) => item.organization === organization))
        report(placeOfElement(descriptor, organization), {});
  },
});
