import { schemaRule } from '../schema-rule.ts';

export const manifestElementUnknown = schemaRule({
  name: 'manifest-element-unknown',
  kind: 'element-unknown',
  about: 'An element stands where its schema has none of its name.',
  words: ({ name, parent, expected }) => ({
    message: `\`<${name}>\` doesn't belong in \`<${parent}>\`.`,
    hint: expected === undefined ? 'Delete it, or correct its name.' : `There can be ${expected} here.`,
  }),
});
