import type { PlayerCourse } from '../course/player-course.ts';
import type { Surroundings } from './surroundings.ts';

/** What `cmi5.xml` says of the one mark that decides, for the tracker: a quiz's id, or empty for the course's own. */
export const markOption = 'mark';

/**
 * The course with the mastery score of the launch in place of the one mark that decides: an LMS may hold its learners to
 * another than the author does (cmi5 10.2.4). Where several marks decide, or none, no single number says it.
 * @param mastery 0..1
 */
export function withMastery(course: PlayerCourse, mastery: number | undefined): PlayerCourse {
  const decides = course.tracking?.[markOption];
  if (mastery === undefined || decides === undefined) return course;
  if (decides === '') return { ...course, passMark: mastery };
  return {
    ...course,
    lessons: course.lessons.map((lesson) => ({
      ...lesson,
      slides: lesson.slides.map((slide) =>
        slide.quiz && slide.id === decides ? { ...slide, quiz: { ...slide.quiz, passMark: mastery } } : slide,
      ),
    })),
  };
}

/** Where the pages name the author's mark, they name the launch's from now on. */
export function showMastery(
  { language, tracking }: PlayerCourse,
  mastery: number,
  { set }: Surroundings,
): void {
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 });
  set(`[data-mark="${tracking?.[markOption]}"]`, { textContent: percent.format(mastery) });
}
