import { defineWordingRule } from '../text-rule.ts';

export const capitalsShout = defineWordingRule({
  name: 'capitals-shout',
  level: 'warning',
  group: 'access',
  about: 'Several words in a row are in capitals.',
  source:
    'British Dyslexia Association, Dyslexia Style Guide, 2023; W3C, Supplemental Guidance: Use Clear Words',
  // No commas: a list of abbreviations shouts at nobody.
  patterns: { any: /(?<!\p{L})(?:\p{Lu}{2,}[:!]?\s+){3,}\p{Lu}{2,}(?!\p{L})/gu },
  message: (piece) => `“${piece}” has no shapes of words to read by, and some screen readers spell it.`,
  hint: 'Write it in small letters; `**bold**` makes it stand out.',
});
