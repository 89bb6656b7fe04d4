import { defineRule } from '../rule.ts';
import { plain } from '../view.ts';
import { numberOf, quoted } from '../text/words.ts';

/** `5-10`, `5 to 10 km`, `5–10 %` and the like: two numbers and a word that may follow. */
const range = /^\D{0,12}?(\d+(?:[.,'’]\d+)*)\s*(?:-|–|to|bis|a|à)\s*(\d+(?:[.,'’]\d+)*)\D{0,20}$/;

export const choicesOverlap = defineRule<{ one: string; other: string }>({
  name: 'choices-overlap',
  level: 'warning',
  group: 'items',
  about: 'Two choices are ranges that share a number.',
  source: 'Haladyna, Downing & Rodriguez, 2002, 21 (choices are independent)',
  words: ({ one, other }) => ({
    message: `“${quoted(one)}” and “${quoted(other)}” overlap: what lies in both has two right answers.`,
    hint: 'Let one range begin above the end of the other.',
  }),
  check: ({ questions }, report) => {
    for (const { picking, choices } of questions) {
      if (!picking || picking.multiple) continue;
      const ranges = [...choices.values()].flatMap((text) => {
        const [, from, to] = range.exec(plain(text)) ?? [];
        return from === undefined || to === undefined
          ? []
          : [{ text, from: numberOf(from), to: numberOf(to) }];
      });
      const pairs = ranges.flatMap((one, index) => ranges.slice(0, index).map((other) => ({ one, other })));
      const overlap = pairs.find(
        ({ one, other }) =>
          one.from < one.to && other.from < other.to && one.from <= other.to && other.from <= one.to,
      );
      if (overlap) {
        const { one, other } = overlap;
        report(one.text.text.place, { one: plain(one.text), other: plain(other.text) });
      }
    }
  },
});
