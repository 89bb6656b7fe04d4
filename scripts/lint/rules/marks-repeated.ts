import { defineWordingRule } from '../text-rule.ts';

export const marksRepeated = defineWordingRule({
  name: 'marks-repeated',
  level: 'warning',
  group: 'language',
  about: 'Several exclamation or question marks in a row.',
  source: 'ISO 24495-1:2023 (plain language), 5.3; a screen reader reads each of them',
  roles: ['title', 'body', 'stem', 'choice', 'feedback', 'outcome'],
  patterns: { any: /(?<=[\p{L}\s)]|^)(?:!{2,}|\?{2,}|[!?]{3,})/gu },
  message: (piece) => `“${piece}” shouts at learners, and a screen reader reads each sign.`,
  hint: 'One is enough.',
  instead: (piece) => (piece.includes('?') ? '?' : '!'),
});
