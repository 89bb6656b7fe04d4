import { pointsOf } from '../../course/course.ts';
import { defineRule } from '../rule.ts';

export const questionOutweighsQuiz = defineRule<{ id: string; share: number }>({
  name: 'question-outweighs-quiz',
  level: 'warning',
  group: 'structure',
  about: "One question earns half of a quiz's points or more.",
  source: 'Standards for Educational and Psychological Testing (AERA, APA, NCME), 2014, 4.1',
  words: ({ id, share }) => ({
    message: `\`${id}\` alone earns ${share}% of the quiz's points: the others hardly matter.`,
    hint: 'Give it fewer `points`, or ask for the same in several questions.',
  }),
  check: ({ quizzes }, report) => {
    for (const { quiz } of quizzes) {
      const scored = quiz.entries.filter((entry) => !('question' in entry) || entry.question.points > 0);
      if (!quiz.counts || scored.length < 3) continue;
      for (const entry of scored) {
        const share = 'question' in entry ? entry.question.points / pointsOf(quiz) : 0;
        if ('question' in entry && share >= 0.5)
          report(entry.question.place, { id: entry.question.id, share: Math.round(share * 100) });
      }
    }
  },
});
