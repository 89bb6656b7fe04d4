import { defineRule } from '../rule.ts';

/** Fewer are chance: of four keys three stand in one place in every third quiz. */
const fewest = 4;
const share = 0.75;

export const keyPosition = defineRule<{ count: number; all: number; position: number }>({
  name: 'key-position',
  level: 'warning',
  group: 'items',
  about: 'The right choice nearly always stands in the same place.',
  source: 'Haladyna, Downing & Rodriguez, 2002, 20 (vary the place of the right answer)',
  words: ({ count, all, position }) => ({
    message: `In ${count} of ${all} questions the right choice is number ${position}.`,
    hint: 'Let the player mix them: `shuffle: choices`.',
  }),
  check: ({ quizzes }, report) => {
    for (const { quiz, questions } of quizzes) {
      const positions = questions.flatMap(({ question, picking }) =>
        picking && !picking.multiple && picking.choices.length > 2 && !question.shuffle
          ? [picking.choices.findIndex(({ right }) => right)]
          : [],
      );
      for (const position of new Set(positions)) {
        const count = positions.filter((each) => each === position).length;
        if (count >= fewest && count / positions.length >= share)
          report(quiz.title.place, { count, all: positions.length, position: position + 1 });
      }
    }
  },
});
