import { defineRule } from '../rule.ts';
import { quoted } from '../text/words.ts';
import { plain } from '../view.ts';

const negations: Readonly<Record<string, RegExp>> = {
  en: /\b(?:not|isn['’]t|aren['’]t|doesn['’]t|don['’]t|won['’]t|can['’]t|cannot|mustn['’]t|shouldn['’]t)\b(?! only\b)/i,
  de: /\b(?:nicht|keine?[mnrs]?)\b(?! nur\b)/i,
  fr: /(?<!\p{L})(?:ne |n['’])\p{L}+ (?:pas|plus|aucune?)(?! seulement)(?!\p{L})/iu,
  es: /(?<!\p{L})no (?!sol[oa]\b|sólo\b)\p{L}+/iu,
};

export const negativeStatement = defineRule<{ word: string }>({
  name: 'negative-statement',
  level: 'warning',
  group: 'items',
  about: 'A false statement has a negation in it, so that its answer is a double one.',
  source: 'Ebel & Frisbie, Essentials of Educational Measurement, 1991, chapter 8',
  words: ({ word }) => ({
    message: `“False” to a statement with “${quoted(word)}” is a double negation: it tests reading, not knowing.`,
    hint: 'Say it without the negation; then the answer is true.',
  }),
  check: ({ questions }, report) => {
    for (const { picking, stem, language } of questions) {
      const [word] = negations[language]?.exec(plain(stem)) ?? [];
      if (picking?.statement === false && word !== undefined) report(stem.text.place, { word });
    }
  },
});
