import { placeOf } from '../text/markdown.ts';
import { quoted } from '../text/words.ts';
import { defineRule } from '../rule.ts';

/** A stem that asks for what does not hold; the word that turns it is the first group. */
const turned: Readonly<Record<string, RegExp>> = {
  en: /(?:^|[.?!:]\s+)(?:(?:all|each) of (?:the following|these|them)\b[^.?!]*\b(except)\b|which\b[^.?!,]*?\b(not|isn['’]t|aren['’]t|doesn['’]t|don['’]t|cannot|can['’]t|never|except|incorrect|untrue)\b|what (?:is|are|does|do|should|must|can) (?:\w+ )?(not)\b)/i,
  de: /(?:^|[.?!:]\s+)(?:welche[rsmn]?\b[^.?!,]*?\b(nicht|keine?[mnrs]?|nie(?:mals)?|falsch|außer)\b|was (?:\p{L}+ )?(?:\p{L}+ )?(nicht)\b)/iu,
  fr: /(?:^|[.?!:]\s+)(?:lequel|laquelle|lesquels|lesquelles|quel(?:le)?s?)\b[^.?!,]*?\b(n['’]\p{L}+ pas|ne \p{L}+ pas|jamais|sauf|faux|fausse)\b/iu,
  es: /(?:^|[.?!:]\s+)¿?(?:cuál|cuáles|qué)\b[^.?!,]*?\b(no|nunca|excepto|salvo|falsa?)\b/iu,
};

export const noNegativeStem = defineRule<{ word: string }>({
  name: 'no-negative-stem',
  level: 'warning',
  group: 'items',
  about: 'A question asks for what is not so.',
  source: 'Haladyna, Downing & Rodriguez, A Review of Multiple-Choice Item-Writing Guidelines, 2002, 17',
  words: ({ word }) => ({
    message: `The question turns on “${quoted(word)}”: who reads over it answers the opposite of what they know.`,
    hint: `Ask for what is so; where that can't be, make the word stand out: \`**${word}**\`.`,
  }),
  check: ({ questions }, report) => {
    for (const { picking, stem, language } of questions) {
      if (!picking || picking.statement !== undefined) continue;
      for (const block of stem.blocks) {
        const found = turned[language]?.exec(block.words);
        const word = found?.slice(1).find((each) => each !== undefined);
        if (word === undefined || word === word.toUpperCase()) continue;
        if (block.stressed.some((piece) => piece.includes(word))) continue;
        report(placeOf(stem.text, block, word), { word });
      }
    }
  },
});
