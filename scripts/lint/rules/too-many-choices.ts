import { defineRule } from '../rule.ts';

const most = 7;

export const tooManyChoices = defineRule<{ count: number }>({
  name: 'too-many-choices',
  level: 'warning',
  group: 'items',
  about: 'A question has more choices than anybody weighs against each other.',
  source: 'Haladyna, Downing & Rodriguez, 2002, 18 (as many choices as work)',
  words: ({ count }) => ({
    message: `${count} choices: most of them are read by nobody, and on a phone the question is off the screen.`,
    hint: 'Keep the right one and the two or three wrong ones that learners really pick.',
  }),
  check: ({ questions }, report) => {
    for (const { picking, question } of questions) {
      const count = picking?.choices.length ?? 0;
      if (!picking?.multiple && count > most) report(question.placeOf('choices'), { count });
    }
  },
});
