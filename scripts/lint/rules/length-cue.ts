import { defineRule } from '../rule.ts';
import { plain } from '../view.ts';

/** A right choice is told when it is twice as long as the longest wrong one, and by so many characters longer. */
const times = 2;
const further = 25;

export const lengthCue = defineRule({
  name: 'length-cue',
  level: 'warning',
  group: 'items',
  about: 'The right choice is much longer than every other.',
  source: 'Haladyna, Downing & Rodriguez, 2002, 24 (equal length of choices)',
  words: () => ({
    message:
      'The right choice is at least twice as long as every other: who has noticed needs to know nothing.',
    hint: 'Say it in fewer words and put the rest into the feedback, or let a wrong one be as exact.',
  }),
  check: ({ questions }, report) => {
    for (const { picking, choices } of questions) {
      if (!picking || picking.multiple || choices.size < 3) continue;
      const lengthOf = (id: string) => [...plain(choices.get(id))].length;
      const right = picking.choices.find((each) => each.right);
      const longest = Math.max(
        ...picking.choices.filter((each) => !each.right).map(({ id }) => lengthOf(id)),
      );
      const text = right && choices.get(right.id);
      if (text && lengthOf(right.id) >= Math.max(times * longest, longest + further))
        report(text.text.place, {});
    }
  },
});
