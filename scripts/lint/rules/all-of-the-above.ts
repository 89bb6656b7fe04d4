import { defineChoiceRule } from '../choice-rule.ts';

export const allOfTheAbove = defineChoiceRule({
  name: 'all-of-the-above',
  level: 'warning',
  group: 'items',
  about: 'A choice says that all the others hold.',
  source: 'Haladyna, Downing & Rodriguez, 2002, 26',
  patterns: {
    en: /^(?:all|both|any) (?:of )?(?:the )?(?:above|these|them|answers|others|options|two)\b/i,
    de: /^(?:alle(?: der)? (?:genannten|obigen|antworten|davon)|alles (?:davon|genannte)|beides?$)/i,
    fr: /^(?:toutes? les réponses|tous les deux|toutes ces réponses)/i,
    es: /^(?:todas? las (?:anteriores|respuestas)|todos los anteriores)/i,
  },
  message: (text) =>
    `“${text}”: two right ones seen, and it is known to be right; one wrong one, and it is out.`,
  hint: 'Let learners tick several: `answer: [a, b]` makes check boxes.',
});
