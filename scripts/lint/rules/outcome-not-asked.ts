import { coverageOf } from '../coverage.ts';
import { defineRule } from '../rule.ts';

export const outcomeNotAsked = defineRule<{ id: string }>({
  name: 'outcome-not-asked',
  level: 'warning',
  group: 'structure',
  about: 'No question asks for an outcome.',
  source: 'Constructive alignment: Biggs & Tang, Teaching for Quality Learning at University, 2011',
  words: ({ id }) => ({
    message: `No question asks for the outcome \`${id}\`: nobody learns whether it was reached.`,
    hint: `Name it in a question: \`outcome: ${id}\`.`,
  }),
  check: (view, report) => {
    const { outcomes } = coverageOf(view);
    for (const { id, place } of view.course.outcomes) {
      const covered = outcomes.find((each) => each.id === id);
      if (covered && covered.graded.length + covered.practice.length === 0) report(place, { id });
    }
  },
});
