import type { Lesson, Question } from '../course/course.ts';
import { slideTypes } from '../course/slides.ts';
import { obscure } from '../course/obscure.ts';
import type {
  LessonData,
  PlayerCourse,
  PlayerLesson,
  PlayerQuiz,
  PlayerSlide,
  QuestionData,
} from '../course/player-course.ts';
import type { TextRenderer } from '../questions/author.ts';
import { listHash } from '../release/lock.ts';
import { formatField } from '../state/progress.ts';
import { stateFields, type Plan, type PlannedQuestion, type PlannedSlide } from './plan.ts';
import { say, type Words } from './words.ts';

/** What turns a plan into the player's data. */
export interface PlayerDataTools {
  words: Words;
  text: TextRenderer;
  /** Package path of the target's tracker; `null`: nothing tracks. */
  tracker: string | null;
}

export const pagePath = (lesson: Lesson): string => `lessons/${lesson.id}.html`;
export const dataPath = (lesson: Lesson): string => `lessons/${lesson.id}.json`;

/** `course.json`. */
export function playerCourse(plan: Plan, { words, text, tracker }: PlayerDataTools): PlayerCourse {
  const { course, lock, slides } = plan;
  const types = [
    ...new Set(slides.flatMap(({ questions }) => questions.map(({ question }) => question.type))),
  ].sort();
  const named = lock.fields.flatMap((field) => ('question' in field ? [field.question] : []));
  return {
    format: 1,
    id: course.id,
    title: text.plain(course.title),
    version: course.version,
    language: course.language,
    ...(course.publisher ? { publisher: course.publisher.name } : {}),
    modules: {
      tracker,
      quiz: types.length > 0 ? 'js/quiz.js' : null,
      questions: Object.fromEntries(types.map((type) => [type, `js/question-${type}.js`])),
    },
    fields: stateFields(lock).map(formatField),
    builds: lock.builds.map((length) => [length, listHash(lock, length)]),
    interactions: [...new Set(named)],
    outcomes: Object.fromEntries(course.outcomes.map((outcome) => [outcome.id, text.plain(outcome.text)])),
    lessons: course.lessons.map((lesson) => playerLesson(plan, lesson, words, text)),
    completion: course.completion,
    words: words.player,
  };
}

function playerLesson(plan: Plan, lesson: Lesson, words: Words, text: TextRenderer): PlayerLesson {
  const slides = plan.slides.filter((planned) => planned.lesson === lesson);
  return {
    id: lesson.id,
    title: text.plain(lesson.title),
    ...(lesson.minutes === undefined ? {} : { minutes: lesson.minutes }),
    page: pagePath(lesson),
    ...(slides.some(({ questions }) => questions.length > 0) ? { data: dataPath(lesson) } : {}),
    slides: slides.map((planned) => playerSlide(plan, planned, words, text)),
  };
}

function playerSlide(plan: Plan, planned: PlannedSlide, words: Words, text: TextRenderer): PlayerSlide {
  const { slide, field, counts, quiz, questions } = planned;
  return {
    id: slide.id,
    type: slide.type,
    title: plainTitle(plan, planned, words, text),
    field,
    counts,
    ...(quiz ? { quiz: playerQuiz(planned, questions) } : {}),
    ...(slide.question ? { practice: true } : {}),
  };
}

/** The name of a slide in menus and links; one without a title goes by what it is. */
function plainTitle(plan: Plan, { slide, lesson }: PlannedSlide, words: Words, text: TextRenderer): string {
  const { course } = plan;
  if (slide.title) return text.plain(slide.title);
  if (slide.quiz) return text.plain(slide.quiz.title);
  if (slide.question) return text.plain(slide.question.stem);
  const type = slideTypes.find(({ name }) => name === slide.type);
  if (type?.courseTitle) return text.plain(course.title);
  return type?.titleWord ? say(words, type.titleWord) : text.plain(lesson.title);
}

function playerQuiz({ slide, quiz }: PlannedSlide, questions: readonly PlannedQuestion[]): PlayerQuiz {
  if (!quiz) throw new Error(`${slide.id} is no quiz`);
  return {
    ...(quiz.passMark === undefined ? {} : { passMark: quiz.passMark }),
    attempts: Number.isFinite(quiz.attempts) ? quiz.attempts : null,
    layout: quiz.layout,
    shuffle: quiz.shuffle,
    reveal: quiz.reveal,
    show: quiz.show,
    counts: quiz.counts,
    points: quiz.questions.reduce((sum, { points }) => sum + points, 0),
    questions: questions.map(({ question, field }) => ({ id: question.id, field })),
  };
}

/** What a learner must not read beforehand: keys and feedback of a lesson's questions. `undefined`: it asks nothing. */
export function lessonData(plan: Plan, lesson: Lesson, text: TextRenderer): LessonData | undefined {
  const planned = plan.slides
    .filter((slide) => slide.lesson === lesson)
    .flatMap(({ questions }) => questions);
  if (planned.length === 0) return undefined;
  return {
    questions: Object.fromEntries(
      planned.map(({ question, index }) => [question.fullId, questionData(plan, question, index, text)]),
    ),
  };
}

function questionData(plan: Plan, question: Question, index: number, text: TextRenderer): QuestionData {
  const type = plan.questionTypes.get(question.type);
  if (!type) throw new Error(`no question type ${question.type}`);
  const { always, correct, partial, incorrect } = question.feedback;
  return {
    type: question.type,
    index,
    points: question.points,
    partial: question.partial,
    required: question.required,
    outcomes: question.outcomes,
    key: type.key(question.fields, text),
    feedback: {
      ...(always ? { always: text.blocks(always) } : {}),
      ...(correct ? { correct: text.blocks(correct) } : {}),
      ...(partial ? { partial: text.blocks(partial) } : {}),
      ...(incorrect ? { incorrect: text.blocks(incorrect) } : {}),
    },
    parts: type.partFeedback(question.fields, text),
  };
}

/** The file of a lesson's data: readable for the player, not at a glance. */
export function lessonDataFile(data: LessonData, courseId: string): string {
  return JSON.stringify({ v: 1, d: obscure(JSON.stringify(data), courseId) });
}
