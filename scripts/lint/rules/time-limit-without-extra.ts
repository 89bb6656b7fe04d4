import { defineRule } from '../rule.ts';

export const timeLimitWithoutExtra = defineRule({
  name: 'time-limit-without-extra',
  level: 'warning',
  group: 'access',
  about: 'A quiz has a time limit that nobody can extend.',
  source: 'WCAG 2.2, 2.2.1 (timing adjustable)',
  words: () => ({
    message: 'The time is limited, and who reads with a screen reader or slowly can have no more of it.',
    hint: 'Add `extra_time: 50%`: a learner may choose it before the start, and the report says so.',
  }),
  check: ({ quizzes }, report) => {
    for (const { quiz } of quizzes)
      if (quiz.timeLimit !== undefined && quiz.extraTime === undefined) report(quiz.title.place, {});
  },
});
