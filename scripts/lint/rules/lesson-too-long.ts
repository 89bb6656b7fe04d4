import { lessonMinutes } from '../lesson-time.ts';
import { defineRule } from '../rule.ts';

/** Minutes at one sitting; three times what attention studies of online courses find. */
const most = 45;

export const lessonTooLong = defineRule<{ minutes: number }>({
  name: 'lesson-too-long',
  level: 'warning',
  group: 'structure',
  about: 'A lesson takes longer than one sitting.',
  source: 'The segmenting principle: Mayer, Multimedia Learning, 2021; reading times by Brysbaert, 2019',
  words: ({ minutes }) => ({
    message: `This lesson takes about ${minutes} minutes: more than one sitting.`,
    hint: `Divide it in two; up to ${most} minutes is fine.`,
  }),
  check: ({ course, slides }, report) => {
    for (const lesson of course.lessons) {
      const minutes = Math.round(lessonMinutes(slides.filter((each) => each.lesson === lesson)));
      if (minutes > most) report(lesson.title.place, { minutes });
    }
  },
});
