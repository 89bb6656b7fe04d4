import { slideTypes } from '../../course/slides.ts';
import { defineRule } from '../rule.ts';

export const slideWithoutTitle = defineRule<{ id: string }>({
  name: 'slide-without-title',
  level: 'warning',
  group: 'structure',
  about: 'A slide has no title of its own, so the menu can only name the lesson.',
  source: 'WCAG 2.2, 2.4.2 and 2.4.6',
  words: ({ id }) => ({
    message: `\`${id}\` has no title: in the menu and for a screen reader it has the lesson's name.`,
    hint: 'Write a `title` that says what this slide is about.',
  }),
  check: ({ course, slides }, report) => {
    for (const { slide, lesson } of slides) {
      const type = slideTypes.find(({ name }) => name === slide.type);
      const named = slide.title ?? slide.question ?? type?.titleWord ?? type?.courseTitle;
      const alone = lesson.slides.filter(({ quiz, question }) => !quiz && !question).length === 1;
      if (named === undefined && !(alone && course.lessons.length > 1)) report(slide.place, { id: slide.id });
    }
  },
});
