import { defineWordingRule } from '../text-rule.ts';

export const emojiRow = defineWordingRule({
  name: 'emoji-row',
  level: 'warning',
  group: 'access',
  about: 'Three emoji or more in a row.',
  source: 'WCAG 2.2, 1.1.1; RNIB, Accessible social media: emoji',
  patterns: { any: /(?:\p{Extended_Pictographic}[\ufe0f\u200d]*\s?){3,}/gu },
  message: (piece) => `“${piece}” is read out name by name.`,
  hint: 'One is enough, at the end of the sentence.',
});
