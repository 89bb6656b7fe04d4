import { schemaRule } from '../schema-rule.ts';
import { quoted } from '../words.ts';

export const manifestElementUnknown = schemaRule({
  name: 'manifest-element-unknown',
  kind: 'element-unknown',
  about: 'An element stands where its schema has none of its name.',
  words: ({ name, parent, expected, attributeOf, element }) => ({
    message:
      attributeOf === undefined
        ? `\`<${name}>\` doesn't belong in \`<${parent}>\`.`
        : `\`${name}\` is an attribute of \`<${parent}>\`, and stands here as an element: nobody reads it.`,
    hint:
      attributeOf !== undefined
        ? `Write \`<${attributeOf} ${name}="${quoted(element.text, 40)}">\`.`
        : expected === undefined
          ? 'Delete it, or correct its name.'
          : `There can be ${expected} here.`,
  }),
});
