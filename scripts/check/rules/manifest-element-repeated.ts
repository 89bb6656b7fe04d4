import { schemaRule } from '../schema-rule.ts';

export const manifestElementRepeated = schemaRule({
  name: 'manifest-element-repeated',
  kind: 'element-repeated',
  about: 'An element stands twice where it may stand once.',
  words: ({ name, parent }) => ({
    message: `\`<${parent}>\` has a second \`<${name}>\`; it may have one.`,
    hint: 'Delete one of them.',
  }),
});
