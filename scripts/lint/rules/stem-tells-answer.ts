import { defineRule } from '../rule.ts';
import { comparable, quoted, wordsOf } from '../text/words.ts';
import { plain } from '../view.ts';

export const stemTellsAnswer = defineRule<{ answer: string }>({
  name: 'stem-tells-answer',
  level: 'warning',
  group: 'items',
  about: 'The right choice, and no other, stands word for word in the stem.',
  source: 'Haladyna, Downing & Rodriguez, 2002, 28b (clang associations)',
  words: ({ answer }) => ({
    message: `“${quoted(answer)}” stands in the question already, and no other choice does.`,
    hint: 'Say it with other words in one of the two places.',
  }),
  check: ({ questions }, report) => {
    for (const { picking, stem, choices } of questions) {
      if (!picking || picking.multiple || choices.size < 3) continue;
      const asked = ` ${comparable(plain(stem)).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
      const inStem = (id: string) => {
        const text = choices.get(id);
        const words =
          text &&
          comparable(plain(text))
            .replace(/[^\p{L}\p{N}]+/gu, ' ')
            .trim();
        return (
          words !== undefined &&
          words.length >= 5 &&
          wordsOf(words).length > 0 &&
          asked.includes(` ${words} `)
        );
      };
      const right = picking.choices.find((each) => each.right);
      const text = right && choices.get(right.id);
      if (
        text &&
        inStem(right.id) &&
        !picking.choices.some(({ id, right: isRight }) => !isRight && inStem(id))
      )
        report(text.text.place, { answer: plain(text) });
    }
  },
});
