import { schemaRule } from '../schema-rule.ts';
import { quoted } from '../words.ts';

export const manifestValueWrong = schemaRule({
  name: 'manifest-value-wrong',
  kind: 'value',
  about: 'A value is none that the schema allows.',
  words: ({ name, attribute, element, expected = '' }) => ({
    message: sentence(name, quoted(attribute ? attribute.value : element.text)),
    hint: `Write ${expected}.`,
  }),
});

const sentence = (name: string, value: string): string =>
  value === '' ? `\`${name}\` can't be empty.` : `\`${name}\` can't be \`${value}\`.`;
