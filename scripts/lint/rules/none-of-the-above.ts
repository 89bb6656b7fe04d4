import { defineChoiceRule } from '../choice-rule.ts';

export const noneOfTheAbove = defineChoiceRule({
  name: 'none-of-the-above',
  level: 'warning',
  group: 'items',
  about: 'A choice says that none of the others holds.',
  source: 'Haladyna, Downing & Rodriguez, 2002, 25',
  patterns: {
    en: /^(?:none|neither) (?:of )?(?:the )?(?:above|these|them|answers|others|options)\b/i,
    de: /^(?:keine?[rs]? (?:der (?:genannten|obigen|antworten)|davon|antwort))/i,
    fr: /^(?:aucune (?:des réponses|de ces réponses|des propositions))/i,
    es: /^(?:ninguna de las (?:anteriores|respuestas)|ninguno de los anteriores)/i,
  },
  message: (text) => `“${text}”: who picks it may believe anything, and leaves with nothing that is right.`,
  hint: 'Write in its place something that learners really take for right.',
});
