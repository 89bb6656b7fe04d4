import { defineRule } from '../rule.ts';

export const courseWithoutOutcomes = defineRule({
  name: 'course-without-outcomes',
  level: 'warning',
  group: 'structure',
  about: 'The course does not say what learners can do afterwards.',
  source: 'Mager, Preparing Instructional Objectives, 1962',
  words: () => ({
    message: 'The course does not say what learners can do afterwards.',
    hint: 'Write `outcomes:` with an id and a text each; lessons, slides and questions name them.',
  }),
  check: ({ course }, report) => {
    if (course.outcomes.length === 0) report(course.places['title'] ?? course.place, {});
  },
});
