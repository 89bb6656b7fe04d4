import { defineWordingRule } from '../text-rule.ts';

export const doubledWord = defineWordingRule({
  name: 'doubled-word',
  level: 'warning',
  group: 'language',
  about: 'A small word stands twice in a row.',
  source: 'A slip that the eye reads over and a screen reader does not',
  patterns: {
    en: /(?<![\p{L}'’-])(the|a|an|of|to|and|for|with|from|are|this|your|our|by) \1(?![\p{L}'’-])/giu,
    de: /(?<![\p{L}-])(und|oder|mit|von|ist|auf|ein|eine|nicht|für|zu|im|am) \1(?![\p{L}-])/giu,
    fr: /(?<![\p{L}'’-])(le|la|les|de|des|et|un|une|pour|avec|dans) \1(?![\p{L}'’-])/giu,
    es: /(?<![\p{L}-])(el|la|los|las|de|y|un|una|para|con|en) \1(?![\p{L}-])/giu,
  },
  message: (piece) => `“${piece}” stands twice in a row.`,
  hint: 'Take one of them away.',
  instead: (piece) => piece.split(' ')[0] ?? '',
});
