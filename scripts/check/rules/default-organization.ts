import { placeOfAttribute } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';
import { attribute, valueOf } from '../xml/tree.ts';

export const defaultOrganization = defineRule<{ id: string }>({
  name: 'default-organization',
  level: 'error',
  about: 'The default organization is none of the manifest.',
  source: 'SCORM 1.2 CAM 2.2.2.3; SCORM 2004 CAM 3.4.1.4',
  on: scorm,
  group: 'place',
  words: ({ id }) => ({
    message: `No organization has the identifier \`${id}\`, so an LMS doesn't know which one to show.`,
    hint: 'Write the identifier of an `<organization>`.',
  }),
  check: ({ descriptor, manifest }, report) => {
    const element = manifest?.organizationsElement;
    const named = element && attribute(element, 'default');
    if (!descriptor || !manifest || !element || !named || manifest.organizations.length === 0) return;
    if (!manifest.organizations.some((each) => valueOf(each, 'identifier') === named.value))
      report(placeOfAttribute(descriptor, named), { id: named.value });
  },
});
