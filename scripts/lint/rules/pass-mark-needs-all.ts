import { pointsOf } from '../../course/course.ts';
import { defineRule } from '../rule.ts';

export const passMarkNeedsAll = defineRule<{ mark: number; best: number }>({
  name: 'pass-mark-needs-all',
  level: 'warning',
  group: 'structure',
  about: 'A pass mark below 100% that a single mistake misses.',
  source: 'Cizek & Bunch, Standard Setting, 2007',
  words: ({ mark, best }) => ({
    message: `The pass mark is ${mark}%, and who makes one mistake has at most ${best}%: only all right passes.`,
    hint: 'Lower the mark, ask more questions, or write `pass_mark: 100%` if that is meant.',
  }),
  check: ({ quizzes }, report) => {
    for (const { quiz } of quizzes) {
      const points = quiz.entries.map((entry) =>
        'question' in entry
          ? entry.question.points
          : (entry.points ?? Math.min(...entry.candidates.map((each) => each.points))),
      );
      const least = Math.min(...points.filter((each) => each > 0));
      const total = pointsOf(quiz);
      const { passMark } = quiz;
      if (!quiz.counts || passMark === undefined || passMark >= 1 || passMark === 0 || total <= 0) continue;
      // One question is right or wrong; there is no other mark.
      if (points.length === 1 && 'question' in (quiz.entries[0] ?? {})) continue;
      const best = (total - least) / total;
      if (best < passMark)
        report(quiz.title.place, { mark: Math.round(passMark * 100), best: Math.floor(best * 100) });
    }
  },
});
