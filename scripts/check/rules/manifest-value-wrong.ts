import { schemaRule } from '../schema-rule.ts';
import { quoted } from '../words.ts';

export const manifestValueWrong = schemaRule({
  name: 'manifest-value-wrong',
  kind: 'value',
  about: 'A value is none that the schema allows.',
  words: ({ name, attribute, element, expected = '' }) => ({
    message: `\`${name}\` can't be \`${quoted(attribute ? attribute.value : element.text)}\`.`,
    hint: `Write ${expected}.`,
  }),
});
