import { coverageOf } from '../coverage.ts';
import { defineRule } from '../rule.ts';

export const outcomeAskedOnly = defineRule<{ id: string }>({
  name: 'outcome-asked-only',
  level: 'warning',
  group: 'structure',
  about: 'An outcome is asked for, and no slide teaches it.',
  source: 'Constructive alignment: Biggs & Tang, Teaching for Quality Learning at University, 2011',
  words: ({ id }) => ({
    message: `Questions ask for the outcome \`${id}\`, and no slide teaches it.`,
    hint: `Name it in the lesson or slide that does: \`outcome: ${id}\`.`,
  }),
  check: (view, report) => {
    // A course of quizzes alone is an exam: it teaches nothing on purpose.
    if (!view.slides.some(({ words }) => words > 0)) return;
    const { outcomes } = coverageOf(view);
    for (const { id, place } of view.course.outcomes) {
      const covered = outcomes.find((each) => each.id === id);
      if (covered && covered.slides.length === 0 && covered.graded.length + covered.practice.length > 0)
        report(place, { id });
    }
  },
});
