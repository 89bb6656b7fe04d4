import { defineRule } from '../rule.ts';
import { quoted, wordsOf } from '../text/words.ts';
import { plain } from '../view.ts';

const fewest = 4;

export const choicesRepeatWords = defineRule<{ words: string }>({
  name: 'choices-repeat-words',
  level: 'warning',
  group: 'items',
  about: 'All choices begin with the same words.',
  source: 'Haladyna, Downing & Rodriguez, 2002, 14 and 8 (keep reading to what is needed)',
  words: ({ words }) => ({
    message: `All choices begin with “${quoted(words)}”: the difference stands where the eye comes last.`,
    hint: 'Put these words into the stem.',
  }),
  check: ({ questions }, report) => {
    for (const { picking, choices } of questions) {
      if (!picking || choices.size < 3 || choices.size < picking.choices.length) continue;
      const [first = [], ...others] = [...choices.values()].map((text) => wordsOf(plain(text)));
      let shared = 0;
      while (shared < first.length && others.every((words) => words[shared] === first[shared])) shared++;
      // Sentences that differ in one word in their middle are to be compared as they stand.
      const isFrame = others.every((words) => words.at(-1) === first.at(-1));
      const place = [...choices.values()][0]?.text.place;
      if (place && shared >= fewest && !isFrame) report(place, { words: first.slice(0, shared).join(' ') });
    }
  },
});
