import { defineRule } from '../rule.ts';
import { minutesToRead, wordsOf } from '../text/words.ts';
import { plain } from '../view.ts';

/** Seconds to think about one question, beside reading it; the least that anybody plans with. */
const think = 10;

export const timeLimitTight = defineRule<{ limit: number; needed: number }>({
  name: 'time-limit-tight',
  level: 'warning',
  group: 'access',
  about: 'A time limit is shorter than reading the questions takes.',
  source: 'WCAG 2.2, 2.2.1; Brysbaert, How many words do we read per minute?, 2019',
  words: ({ limit, needed }) => ({
    message: `Reading the questions, with ten seconds to think about each, takes ${needed} seconds; the limit is ${limit}.`,
    hint: 'Give more time: who is right and slow then is right.',
  }),
  check: ({ quizzes }, report) => {
    for (const { quiz, questions } of quizzes) {
      if (quiz.timeLimit === undefined) continue;
      const asked = quiz.entries.reduce((sum, entry) => sum + ('question' in entry ? 1 : entry.count), 0);
      const words = questions
        .flatMap(({ stem, choices }) => [stem, ...choices.values()])
        .flatMap((text) => wordsOf(plain(text))).length;
      // Of a bank, an attempt reads as much as its share.
      const read = minutesToRead((words * asked) / Math.max(1, questions.length)) * 60;
      const needed = Math.round(read + think * asked);
      if (needed > quiz.timeLimit) report(quiz.title.place, { limit: quiz.timeLimit, needed });
    }
  },
});
