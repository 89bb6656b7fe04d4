import { schemaRule } from '../schema-rule.ts';

export const manifestAttributeUnknown = schemaRule({
  name: 'manifest-attribute-unknown',
  kind: 'attribute-unknown',
  about: 'An attribute stands where its schema has none of its name.',
  words: ({ name, parent, expected }) => ({
    message: `\`<${parent}>\` has no attribute \`${name}\`.`,
    hint: expected === undefined ? 'Delete it, or correct its name.' : `Did you mean ${expected}?`,
  }),
});
