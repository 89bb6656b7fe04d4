import { defineRule } from '../rule.ts';

const fewest = 4;

export const trueFalseOneSided = defineRule<{ count: number; answer: boolean }>({
  name: 'true-false-one-sided',
  level: 'warning',
  group: 'items',
  about: 'All true-false statements of a quiz have the same answer.',
  source: 'Haladyna, Downing & Rodriguez, 2002, 20 (vary the place of the right answer)',
  words: ({ count, answer }) => ({
    message: `All ${count} true-false statements are ${String(answer)}: after the third, nobody reads them.`,
    hint: `Turn some of them round, so that about half are ${String(!answer)}.`,
  }),
  check: ({ quizzes }, report) => {
    for (const { quiz, questions } of quizzes) {
      const answers = questions.flatMap(({ picking }) => picking?.statement ?? []);
      const [answer] = answers;
      if (answer !== undefined && answers.length >= fewest && new Set(answers).size === 1)
        report(quiz.title.place, { count: answers.length, answer });
    }
  },
});
