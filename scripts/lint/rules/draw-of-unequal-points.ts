import { defineRule } from '../rule.ts';

export const drawOfUnequalPoints = defineRule<{ bank: string; least: number; most: number }>({
  name: 'draw-of-unequal-points',
  level: 'warning',
  group: 'structure',
  about: 'A draw takes questions that earn different points, so that attempts have different totals.',
  source: 'Standards for Educational and Psychological Testing (AERA, APA, NCME), 2014, 3.4 and 5.16',
  words: ({ bank, least, most }) => ({
    message: `What is drawn from \`${bank}\` earns from ${least} to ${most} points: learners get quizzes of different worth.`,
    hint: 'Say in the draw what each is worth: `points: 1`.',
  }),
  check: ({ quizzes }, report) => {
    for (const { quiz } of quizzes)
      for (const entry of quiz.entries) {
        if ('question' in entry || entry.points !== undefined || !quiz.counts) continue;
        const points = entry.candidates.map((each) => each.points);
        const [least, most] = [Math.min(...points), Math.max(...points)];
        if (least < most && entry.count < points.length)
          report(entry.place, { bank: entry.bank, least, most });
      }
  },
});
