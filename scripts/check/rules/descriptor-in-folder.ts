import { missingDescriptor } from '../package/find-descriptor.ts';
import { defineRule } from '../rule.ts';

export const descriptorInFolder = defineRule<{ path: string }>({
  name: 'descriptor-in-folder',
  level: 'error',
  about: 'The descriptor lies in a folder instead of at the root.',
  source: 'SCORM 1.2 CAM 2.3.2; Moodle: "An imsmanifest.xml file was found but it was not in the root"',
  on: ['package'],
  group: 'package',
  words: ({ path }) => ({
    message: `\`${path}\` lies in a folder; an LMS looks for it at the root, and refuses the package.`,
    hint: "Pack the folder's content, not the folder: select the files within it, then zip.",
  }),
  check: (view, report) => {
    const missing = missingDescriptor(view);
    if (missing?.kind === 'folder') report({ file: missing.path }, { path: missing.path });
  },
});
