import type { Course } from '../../course/course.ts';
import { uncountedSlides } from '../../course/slides.ts';
import { reportCourse } from '../../diagnostics/catalogue/course.ts';
import type { CourseFile } from './course-file.ts';
import type { Loading } from './loading.ts';

/** What only the whole course shows: outcomes that nothing teaches, quizzes and completion that don't fit. */
export function checkCourse(
  loading: Loading,
  course: Course,
  { completion: said }: Pick<CourseFile, 'completion'>,
): void {
  for (const { id, place } of course.outcomes) {
    if (!loading.taught.has(id)) loading.report(reportCourse('outcome-not-taught', place, { id }));
  }
  // What the author meant isn't known, and that it couldn't be read has been reported.
  if (said === undefined) return;
  const { completion, places } = course;
  const slides = course.lessons.flatMap((lesson) => lesson.slides);
  const counting = slides.filter(
    ({ type, optional, quiz }) => !optional && !uncountedSlides.has(type) && quiz?.counts !== false,
  );
  const quizzes = counting.flatMap(({ quiz }) => quiz ?? []);
  if (completion.quizzes === 'passed') {
    for (const { id, passMark, questions, place } of quizzes) {
      const scored = questions.some(({ points }) => points > 0);
      if (scored && passMark === undefined && id !== '' && !loading.badPassMarks.has(id)) {
        loading.report(reportCourse('missing-pass-mark', place, { id }));
      }
    }
    if (said.quizzes === 'passed' && quizzes.length === 0) {
      loading.report(reportCourse('nothing-to-pass', places['completion.quizzes'] ?? course.place, {}));
    }
  }
  const asksSlides = completion.slides > 0 && counting.length > 0;
  const asksQuizzes = completion.quizzes !== 'none' && quizzes.length > 0;
  if (slides.length > 0 && !asksSlides && !asksQuizzes) {
    loading.report(reportCourse('nothing-to-complete', places.completion ?? course.place, {}));
  }
}
