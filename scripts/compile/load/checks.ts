import { isScored, questionsOf, type Course, type Quiz, type Slide } from '../../course/course.ts';
import { uncountedSlides } from '../../course/slides.ts';
import { reportCourse } from '../../diagnostics/catalogue/course.ts';
import { reportQuiz } from '../../diagnostics/catalogue/quiz.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import type { CourseFile, NamedQuiz } from './course-file.ts';
import { checkDefaults } from './defaults.ts';
import { checkGates } from './gates.ts';
import type { Loading } from './loading.ts';

/** What only the whole course shows: what nothing teaches, and quizzes, scores and completion that don't fit. */
export function checkCourse(
  loading: Loading,
  course: Course,
  { completion: said }: Pick<CourseFile, 'completion'>,
): void {
  for (const { id, place } of course.outcomes) {
    if (!loading.taught.has(id)) loading.report(reportCourse('outcome-not-taught', place, { id }));
  }
  checkRemedials(loading, course);
  checkCues(loading, course);
  checkScore(loading, course);
  checkGates(loading, course);
  checkDefaults(loading, course);
  // What the author meant isn't known, and that it couldn't be read has been reported.
  if (said === undefined) return;
  const { completion, places } = course;
  const slides = course.lessons.flatMap((lesson) => lesson.slides);
  const counting = slides.filter(
    ({ type, optional, quiz }) => !optional && !uncountedSlides.has(type) && quiz?.counts !== false,
  );
  const quizzes = counting.flatMap(({ quiz }) => quiz ?? []);
  const named = typeof said.quizzes === 'object' ? said.quizzes : undefined;
  if (named) checkNamed(loading, slides, named);
  for (const quiz of mustPass(course, quizzes)) checkPassMark(loading, quiz);
  if (said.quizzes === 'passed' && quizzes.length === 0)
    loading.report(reportCourse('nothing-to-pass', places['completion.quizzes'] ?? course.place, {}));
  const asksSlides = completion.slides > 0 && counting.length > 0;
  const asksQuizzes = named !== undefined || (completion.quizzes !== 'none' && quizzes.length > 0);
  if (slides.length > 0 && !asksSlides && !asksQuizzes && course.score.passMark === undefined)
    loading.report(reportCourse('nothing-to-complete', places.completion ?? course.place, {}));
}

/** The quizzes that have to be passed. */
function mustPass({ completion, lessons }: Course, counting: readonly Quiz[]): Quiz[] {
  const { quizzes } = completion;
  if (!Array.isArray(quizzes)) return quizzes === 'passed' ? [...counting] : [];
  return lessons.flatMap(({ slides }) =>
    slides.flatMap(({ quiz }) => (quiz && quizzes.includes(quiz.id) ? [quiz] : [])),
  );
}

function checkPassMark(loading: Loading, quiz: Quiz): void {
  const { id, passMark, place } = quiz;
  if (isScored(quiz) && passMark === undefined && id !== '' && !loading.badPassMarks.has(id))
    loading.report(reportCourse('missing-pass-mark', place, { id }));
}

/** Quizzes that `completion` names must be there, and nobody may be free to leave them out. */
function checkNamed(loading: Loading, slides: readonly Slide[], named: readonly NamedQuiz[]): void {
  const quizzes = slides.filter(({ quiz }) => quiz);
  const known = quizzes.map(({ id }) => id);
  for (const { id, place } of named) {
    const slide = quizzes.find((each) => each.id === id);
    const practice = slide?.quiz?.counts === false;
    if (!slide) {
      const suggestion = suggest(id, [...known, 'passed', 'submitted', 'none']);
      loading.report(reportQuiz('unknown-quiz', place, { id, known, suggestion }));
    } else if (practice || slide.optional)
      loading.report(reportQuiz('completion-asks-uncounted', place, { id, practice }));
  }
}

/** Weights must name the quizzes that can weigh something, all of them; a pass mark needs something that weighs. */
function checkScore(loading: Loading, course: Course): void {
  const { weights, passMark } = course.score;
  const quizzes = course.lessons.flatMap(({ slides }) => slides.flatMap(({ quiz }) => quiz ?? []));
  // Of a quiz whose questions couldn't be read, nobody knows the points.
  const weighing = quizzes.filter((quiz) => quiz.counts && (isScored(quiz) || quiz.entries.length === 0));
  for (const { quiz: id, weight, place } of weights ?? []) {
    const quiz = quizzes.find((each) => each.id === id);
    const known = quizzes.map((each) => each.id);
    if (!quiz)
      loading.report(reportQuiz('unknown-quiz', place, { id, known, suggestion: suggest(id, known) }));
    else if (weight > 0 && !weighing.includes(quiz))
      loading.report(reportQuiz('weight-without-points', place, { id, practice: !quiz.counts }));
  }
  const place = course.places['score.weights'] ?? course.place;
  const weighed = weights?.map(({ quiz }) => quiz);
  for (const { id } of weighing)
    if (weighed && !weighed.includes(id)) loading.report(reportQuiz('quiz-without-weight', place, { id }));
  const sum = weights?.reduce((all, { weight }) => all + weight, 0);
  if (passMark !== undefined && (weighing.length === 0 || sum === 0))
    loading.report(reportQuiz('nothing-to-score', course.places['score.pass_mark'] ?? course.place, {}));
}

/** From so many questions on, a rule that holds for all of them is noticed. */
const fewestCues = 3;

function checkCues(loading: Loading, course: Course): void {
  const told = course.lessons.flatMap(({ slides }) => slides.flatMap(({ quiz }) => quiz ?? []));
  for (const quiz of told) {
    const cues = questionsOf(quiz).flatMap(({ type, fields }) => {
      const author = loading.questionTypes.get(type);
      const cue = fields === undefined ? undefined : author?.isLongestRight?.(fields);
      return cue === undefined ? [] : [cue];
    });
    if (cues.length >= fewestCues && cues.every((cue) => cue))
      loading.report(reportQuiz('longest-choice-always-right', quiz.place, { count: cues.length }));
  }
}

/** A slide to read again must be there. */
function checkRemedials(loading: Loading, course: Course): void {
  const slides = course.lessons.flatMap((lesson) => lesson.slides);
  const ids = slides.map(({ id }) => id);
  const inSlides = slides.flatMap(({ quiz, question }) => (quiz ? questionsOf(quiz) : (question ?? [])));
  for (const { remedial } of [...inSlides, ...course.banks.flatMap(({ questions }) => questions)]) {
    if (!remedial || ids.includes(remedial.slide)) continue;
    const suggestion = suggest(remedial.slide, ids);
    loading.reportOnce(reportQuiz('unknown-remedial', remedial.place, { id: remedial.slide, suggestion }));
  }
}
