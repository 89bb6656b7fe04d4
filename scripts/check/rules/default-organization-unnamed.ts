import { placeOfElement } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';
import { attribute, valueOf } from '../xml/tree.ts';

export const defaultOrganizationUnnamed = defineRule<{ id: string }>({
  name: 'default-organization-unnamed',
  level: 'warning',
  about: 'The manifest does not say which organization is the default.',
  source: 'SCORM 1.2 CAM 2.2.2.3; SCORM 2004 CAM 3.4.1.4: default has to be given',
  on: scorm,
  group: 'place',
  words: ({ id }) => ({
    message: '`<organizations>` has no `default`: which organization is shown is up to the LMS.',
    hint: `Write \`default="${id}"\`.`,
  }),
  check: ({ descriptor, manifest }, report) => {
    const element = manifest?.organizationsElement;
    const [first] = manifest?.organizations ?? [];
    if (descriptor && element && first && !attribute(element, 'default'))
      report(placeOfElement(descriptor, element), { id: valueOf(first, 'identifier') ?? '…' });
  },
});
