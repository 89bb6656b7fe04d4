import { defineRule } from '../rule.ts';
import { plain } from '../view.ts';
import { quoted } from '../text/words.ts';

const absolute: Readonly<Record<string, RegExp>> = {
  // What never happened is told, and no rule.
  en: /\b(?:always|never(?! (?:happened|existed|took|was|were|had|did|been|came|went|heard))|under no circumstances|in every case|absolutely|without exception)\b/i,
  de: /\b(?:immer|nie|niemals|ausnahmslos|unter keinen Umständen|in jedem Fall)\b/i,
  fr: /\b(?:toujours|jamais|sans exception|en aucun cas)\b/i,
  es: /\b(?:siempre|nunca|jamás|sin excepción|en ningún caso)\b/i,
};

export const absoluteWord = defineRule<{ word: string; statement: boolean }>({
  name: 'absolute-word',
  level: 'warning',
  group: 'items',
  about: 'Words such as “always” stand in what is wrong only, and give it away.',
  source: 'Haladyna, Downing & Rodriguez, 2002, 28a (specific determiners)',
  words: ({ word, statement }) => ({
    message: statement
      ? `“${quoted(word)}” gives the statement away: hardly anything holds without exception, so it is false.`
      : `“${quoted(word)}” and the like stand in wrong choices only: who has noticed needs to know nothing.`,
    hint: 'Say it without the word, or let a right one have it as well.',
  }),
  check: ({ questions }, report) => {
    for (const { picking, stem, choices, language } of questions) {
      const pattern = absolute[language];
      if (!picking || !pattern) continue;
      const [word] = pattern.exec(plain(stem)) ?? [];
      if (picking.statement === false && word !== undefined)
        report(stem.text.place, { word, statement: true });
      const has = (id: string) => pattern.exec(plain(choices.get(id)))?.[0];
      const wrong = picking.choices.filter(({ right, id }) => !right && has(id) !== undefined);
      const first = wrong[0] && choices.get(wrong[0].id);
      if (wrong.length < 2 || picking.choices.some(({ right, id }) => right && has(id) !== undefined))
        continue;
      if (first) report(first.text.place, { word: has(wrong[0]?.id ?? '') ?? '', statement: false });
    }
  },
});
