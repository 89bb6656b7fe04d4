import { schemaRule } from '../schema-rule.ts';

export const manifestElementMisplaced = schemaRule({
  name: 'manifest-element-misplaced',
  kind: 'element-misplaced',
  about: 'Elements stand in a wrong order.',
  words: ({ name, parent, expected }) => ({
    message: `\`<${name}>\` stands too late in \`<${parent}>\`: the schema wants it before \`<${expected ?? ''}>\`.`,
    hint: 'Move it up.',
  }),
});
