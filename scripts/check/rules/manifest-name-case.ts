import { schemaRule } from '../schema-rule.ts';

export const manifestNameCase = schemaRule({
  name: 'manifest-name-case',
  kind: 'name-case',
  about: 'An element or attribute has wrong capitals, such as scormtype in SCORM 2004.',
  words: ({ name, expected = '' }) => ({
    message: `\`${name}\` is spelled \`${expected}\` in this version: as it stands an LMS passes it over.`,
    hint: `Write \`${expected}\`.`,
  }),
});
