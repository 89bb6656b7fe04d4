import { missingDescriptor } from '../package/find-descriptor.ts';
import { defineRule } from '../rule.ts';

export const descriptorNameCase = defineRule<{ path: string; name: string }>({
  name: 'descriptor-name-case',
  level: 'error',
  about: 'The descriptor is named with other capitals.',
  source: 'SCORM 1.2 CAM 2.3.2: the name is imsmanifest.xml; Moodle looks for exactly that',
  on: ['package'],
  group: 'package',
  words: ({ path, name }) => ({
    message: `\`${path}\` has to be named \`${name}\`, in small letters: an LMS finds it by that name.`,
    hint: `Rename it to \`${name}\`.`,
  }),
  check: (view, report) => {
    const missing = missingDescriptor(view);
    if (missing?.kind === 'case') report({ file: missing.path }, missing);
  },
});
