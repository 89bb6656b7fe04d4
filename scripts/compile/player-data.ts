import {
  pointsOf,
  type Course,
  type Gate as CourseGate,
  type Lesson,
  type Question,
  type Quiz,
} from '../course/course.ts';
import { slideTypes } from '../course/slides.ts';
import { obscure } from '../course/obscure.ts';
import type {
  Gate,
  LessonData,
  LrsAddress,
  PlayerAsked,
  PlayerCourse,
  PlayerEntry,
  PlayerLesson,
  PlayerQuiz,
  PlayerSlide,
  QuestionData,
  TrackerOptions,
} from '../course/player-course.ts';
import type { TextRenderer } from '../questions/author.ts';
import { listData } from '../release/fields.ts';
import { placeName } from '../release/lock.ts';
import type { LessonPlan } from './lesson-plan.ts';
import { playerLrs } from './player-lrs.ts';
import { typesAsked, type Plan, type PlannedQuestion, type PlannedSlide } from './plan.ts';
import { keyRenderer } from './key-renderer.ts';
import { say, type Words } from './words.ts';

/** What turns a plan into the player's data. */
export interface PlayerDataTools {
  words: Words;
  text: TextRenderer;
  /** What the package has of its target. */
  own: {
    tracker: string | null;
    page?: string;
    tracking?: TrackerOptions;
    /** A module that reports to the course's LRS. */
    lrs?: string;
    /** The course's LRS, where this package reports to it. */
    address?: LrsAddress;
    /** The launch says which LRS statements go to. */
    lrsFromLaunch?: boolean;
  };
}

export const pagePath = (lesson: Lesson): string => `lessons/${lesson.id}.html`;
export const dataPath = (lesson: Lesson): string => `lessons/${lesson.id}.json`;

/** `course.json`. */
export function playerCourse(plan: Plan, { words, text, own }: PlayerDataTools): PlayerCourse {
  const { course, lock } = plan;
  const types = [...typesAsked(plan)];
  return {
    format: 1,
    id: course.id,
    title: text.plain(course.title),
    version: course.version,
    language: course.language,
    ...(course.publisher ? { publisher: course.publisher.name } : {}),
    modules: {
      tracker: own.tracker,
      ...(own.page === undefined ? {} : { page: own.page }),
      ...(own.lrs === undefined ? {} : { lrs: own.lrs }),
      more: 'js/more.js',
      merge: 'js/merge.js',
      quiz: types.length > 0 ? 'js/quiz.js' : null,
      questions: Object.fromEntries(types.map((type) => [type, `js/question-${type}.js`])),
    },
    ...(own.tracking ? { tracking: own.tracking } : {}),
    ...listData(lock),
    interactions: plan.interactions,
    outcomes: Object.fromEntries(course.outcomes.map((outcome) => [outcome.id, text.plain(outcome.text)])),
    lessons: course.lessons.map((lesson) => playerLesson(plan, lesson, words, text)),
    navigation: course.navigation,
    completion: course.completion,
    ...(course.score.passMark === undefined ? {} : { passMark: course.score.passMark }),
    responses: course.responses,
    ...(own.lrsFromLaunch || own.address ? { lrs: playerLrs(plan, text, own.address) } : {}),
    words: words.player,
  };
}

function playerLesson(plan: Plan, lesson: Lesson, words: Words, text: TextRenderer): PlayerLesson {
  const slides = plan.slides.filter((planned) => planned.lesson === lesson);
  return {
    id: lesson.id,
    title: text.plain(lesson.title),
    ...(lesson.minutes === undefined ? {} : { minutes: lesson.minutes }),
    ...(lesson.gate ? { gate: playerGate(lesson.gate) } : {}),
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
    ...(slide.gate ? { gate: playerGate(slide.gate) } : {}),
    ...(slide.minTime === undefined ? {} : { minTime: slide.minTime }),
    ...(quiz ? { quiz: playerQuiz(plan, quiz, questions) } : {}),
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

const playerGate = ({ passed, submitted, visited }: CourseGate): Gate => {
  const ids = (targets: CourseGate['passed']) => targets.map(({ id }) => id);
  return { passed: ids(passed), submitted: ids(submitted), visited: ids(visited) };
};

function playerQuiz(plan: Plan, quiz: Quiz, questions: readonly PlannedQuestion[]): PlayerQuiz {
  const { passMark, wait, timeLimit, extraTime } = quiz;
  return {
    ...(passMark === undefined ? {} : { passMark }),
    attempts: Number.isFinite(quiz.attempts) ? quiz.attempts : null,
    attemptCounts: quiz.attemptCounts,
    ...(wait === undefined ? {} : { wait }),
    ...(timeLimit === undefined ? {} : { timeLimit }),
    ...(extraTime === undefined ? {} : { extraTime }),
    clock: quiz.clock,
    layout: quiz.layout,
    shuffle: quiz.shuffle,
    reveal: quiz.reveal,
    show: quiz.show,
    retry: quiz.retry,
    counts: quiz.counts,
    points: pointsOf(quiz),
    weight: weightOf(plan.course, quiz),
    entries: playerEntries(plan, quiz, questions),
  };
}

/** What a quiz weighs in the course's score: as the author says, or its points. */
export function weightOf({ score }: Course, quiz: Quiz): number {
  if (!quiz.counts || pointsOf(quiz) === 0) return 0;
  if (!score.weights) return pointsOf(quiz);
  return score.weights.find((each) => each.quiz === quiz.id)?.weight ?? 0;
}

function playerEntries(plan: Plan, quiz: Quiz, questions: readonly PlannedQuestion[]): PlayerEntry[] {
  const plannedOf = new Map(questions.map((planned) => [planned.question, planned]));
  const asked = (question: Question): PlayerAsked => {
    const { field = 0, former = [] } = plannedOf.get(question) ?? {};
    return {
      id: question.id,
      field,
      ...(question.points === 1 ? {} : { points: question.points }),
      ...(question.penalty === 0 ? {} : { penalty: question.penalty }),
      ...(question.outcomes.length > 0 ? { outcomes: question.outcomes } : {}),
      ...(former.length > 0 ? { former } : {}),
    };
  };
  let place = 0;
  return quiz.entries.map((entry): PlayerEntry => {
    if ('question' in entry) return asked(entry.question);
    const places = Array.from({ length: entry.count }, () => placeName(plan.names.bornAs(quiz.id), ++place));
    const indexes = places.map((name) => plan.interactions.indexOf(name));
    return {
      draw: entry.candidates.map(asked),
      count: entry.count,
      ...(entry.points === undefined ? {} : { points: entry.points }),
      ...(plan.lock.interactions ? { indexes } : {}),
    };
  });
}

/** What of a plan is in the data of questions. */
type AskedOf = Pick<LessonPlan, 'course' | 'slides' | 'questionTypes' | 'names'>;

/** What a learner must not read beforehand: keys and feedback of a lesson's questions. `undefined`: it asks nothing. */
export function lessonData(
  plan: AskedOf,
  lesson: Lesson,
  tools: Pick<PlayerDataTools, 'words' | 'text'>,
): LessonData | undefined {
  const planned = plan.slides
    .filter((slide) => slide.lesson === lesson)
    .flatMap(({ questions, slide }) =>
      questions.map((each) => ({ ...each, lang: each.question.lang ?? slide.lang ?? lesson.lang })),
    );
  if (planned.length === 0) return undefined;
  return {
    questions: Object.fromEntries(
      planned.map(({ question, index, lang }) => [
        question.fullId,
        questionData(plan, question, index, lang, tools),
      ]),
    ),
  };
}

function questionData(
  plan: AskedOf,
  question: Question,
  index: number,
  lang: string | undefined,
  { words, text }: Pick<PlayerDataTools, 'words' | 'text'>,
): QuestionData {
  const type = plan.questionTypes.get(question.type);
  if (!type) throw new Error(`no question type ${question.type}`);
  const { always, correct, partial, incorrect } = question.feedback;
  const bornAs = plan.names.bornAsFull(question.fullId);
  return {
    type: question.type,
    ...(lang === undefined || lang === plan.course.language ? {} : { lang }),
    ...(bornAs === question.fullId ? {} : { bornAs }),
    ...(type.rules.graded === false ? { graded: false } : {}),
    index,
    points: question.points,
    partial: question.partial,
    tries: Number.isFinite(question.tries) ? question.tries : 0,
    penalty: question.penalty,
    required: question.required,
    shuffle: question.shuffle,
    outcomes: question.outcomes,
    ...(question.remedial ? { remedial: question.remedial.slide } : {}),
    hints: question.hints.map((hint) => text.blocks(hint)),
    stem: text.plain(question.stem),
    key: type.key(question.fields, keyRenderer(text, words)),
    feedback: {
      ...(always ? { always: text.blocks(always) } : {}),
      ...(correct ? { correct: text.blocks(correct) } : {}),
      ...(partial ? { partial: text.blocks(partial) } : {}),
      ...(incorrect ? { incorrect: text.blocks(incorrect) } : {}),
    },
    parts: type.partFeedback(question.fields, text),
    ...(question.media.audio?.transcriptLater
      ? { transcript: text.blocks(question.media.audio.transcript) }
      : {}),
  };
}

/** The file of a lesson's data: readable for the player, not at a glance. */
export function lessonDataFile(data: LessonData, courseId: string): string {
  return JSON.stringify({ v: 1, d: obscure(JSON.stringify(data), courseId) });
}
