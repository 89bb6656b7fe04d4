import { schemaRule } from '../schema-rule.ts';

export const manifestAttributeMissing = schemaRule({
  name: 'manifest-attribute-missing',
  kind: 'attribute-missing',
  about: 'An attribute that has to be there is missing.',
  words: ({ name, parent }) => ({
    message: `\`<${parent}>\` has no \`${name}\`.`,
    hint: `Write \`${name}="…"\` into it.`,
  }),
});
