import { lessonMinutes } from '../lesson-time.ts';
import { defineRule } from '../rule.ts';

/** From so many minutes on a difference is no matter of rounding. */
const fewest = 10;

export const minutesOff = defineRule<{ said: number; minutes: number }>({
  name: 'minutes-off',
  level: 'warning',
  group: 'structure',
  about: 'A lesson takes twice the time that its `minutes` says.',
  source: 'Reading times: Brysbaert, How many words do we read per minute?, 2019',
  words: ({ said, minutes }) => ({
    message: `The menu says ${said} minutes; reading and answering alone take about ${minutes}.`,
    hint: `Write \`minutes: ${minutes}\`, or make the lesson shorter.`,
  }),
  check: ({ course, slides }, report) => {
    for (const lesson of course.lessons) {
      const minutes = Math.round(lessonMinutes(slides.filter((each) => each.lesson === lesson)));
      if (lesson.minutes !== undefined && minutes >= fewest && minutes > 2 * lesson.minutes)
        report(lesson.title.place, { said: lesson.minutes, minutes });
    }
  },
});
