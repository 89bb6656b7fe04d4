import { wordsOf } from '../text/words.ts';
import { plain } from '../view.ts';
import { defineRule } from '../rule.ts';

/** Slides and words from which on a lesson should let its learners do something. */
const manySlides = 10;
const manyWords = 600;

export const lessonWithoutQuestion = defineRule<{ slides: number }>({
  name: 'lesson-without-question',
  level: 'warning',
  group: 'structure',
  about: 'A long lesson asks nothing.',
  source: 'The testing effect: Roediger & Karpicke, Test-Enhanced Learning, 2006',
  words: ({ slides }) => ({
    message: `${slides} slides, and not one question: what is never recalled is forgotten.`,
    hint: 'Put a practice question among the slides: a slide with `type: choice`.',
  }),
  check: ({ course, slides }, report) => {
    for (const lesson of course.lessons) {
      const own = slides.filter((each) => each.lesson === lesson);
      if (own.some(({ slide }) => slide.quiz ?? slide.question)) continue;
      const words = own.flatMap(({ texts }) => texts).flatMap((text) => wordsOf(plain(text))).length;
      if (own.length >= manySlides || words >= manyWords) report(lesson.title.place, { slides: own.length });
    }
  },
});
