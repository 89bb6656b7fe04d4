import { schemaRule } from '../schema-rule.ts';

export const manifestElementMissing = schemaRule({
  name: 'manifest-element-missing',
  kind: 'element-missing',
  about: 'An element that has to be there is missing.',
  words: ({ name, parent }) => ({
    message: `\`<${parent}>\` has no \`<${name.replaceAll('|', '> or <')}>\`.`,
    hint: 'Add it, in the order of the schema.',
  }),
});
