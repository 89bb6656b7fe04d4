import { defineRule } from '../rule.ts';

const fewest = 4;

export const trueFalseShare = defineRule<{ count: number; all: number }>({
  name: 'true-false-share',
  level: 'warning',
  group: 'items',
  about: 'More than half of a quiz that counts are true-false statements.',
  source: 'Ebel & Frisbie, Essentials of Educational Measurement, 1991, chapter 8',
  words: ({ count, all }) => ({
    message: `${count} of ${all} questions are true-false statements: who guesses gets half of them.`,
    hint: 'Make choices of some, with wrong ones that learners really take for right.',
  }),
  check: ({ quizzes }, report) => {
    for (const { quiz, questions } of quizzes) {
      const graded = questions.filter((each) => each.graded);
      const count = graded.filter(({ picking }) => picking?.statement !== undefined).length;
      if (quiz.counts && graded.length >= fewest && count > graded.length / 2)
        report(quiz.title.place, { count, all: graded.length });
    }
  },
});
