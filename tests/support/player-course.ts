import type {
  PlayerCourse,
  PlayerLesson,
  PlayerQuiz,
  PlayerSlide,
} from '../../scripts/course/player-course.ts';
import type { PlayerEvent } from '../../scripts/log/events.ts';
import { applyEvent } from '../../scripts/log/log.ts';
import { newProgress, parseField, type FieldList, type Progress } from '../../scripts/state/progress.ts';

/** Courses as the player knows them, with what a test doesn't say in its plainest form. */

export const quizOf = (changes: Partial<PlayerQuiz> = {}): PlayerQuiz => ({
  passMark: 0.7,
  attempts: null,
  attemptCounts: 'best',
  clock: 'always',
  layout: 'one_by_one',
  shuffle: [],
  reveal: 'after_submit',
  show: ['marks'],
  retry: 'all',
  counts: true,
  points: 4,
  weight: changes.counts === false ? 0 : (changes.points ?? 4),
  entries: [],
  ...changes,
});

export const slideOf = (id: string, field: number, changes: Partial<PlayerSlide> = {}): PlayerSlide => ({
  id,
  type: changes.quiz ? 'quiz' : 'text',
  title: id,
  field,
  counts: changes.quiz?.counts !== false,
  ...changes,
});

export const lessonOf = (
  id: string,
  slides: PlayerSlide[],
  changes: Partial<PlayerLesson> = {},
): PlayerLesson => ({ id, title: id, page: `lessons/${id}.html`, slides, ...changes });

export const courseOf = (lessons: PlayerLesson[], changes: Partial<PlayerCourse> = {}): PlayerCourse => ({
  format: 1,
  id: 'c',
  title: 'C',
  version: '1.0.0',
  language: 'en',
  modules: { tracker: null, more: 'js/more.js', merge: 'js/merge.js', quiz: null, questions: {} },
  fields: [],
  builds: [],
  interactions: [],
  outcomes: {},
  lessons,
  navigation: 'free',
  completion: { slides: 1, quizzes: 'passed' },
  responses: 'text',
  words: {},
  ...changes,
});

/** A list of fields as `parseField` reads them, in one build. */
export const fieldsOf = (fields: readonly string[]): FieldList => ({
  fields: fields.map(parseField),
  builds: [{ length: fields.length, hash: 1 }],
});

/** When the first event of a test happens, in ms since 1970; each further one a second later. */
export const began = Date.UTC(2027, 2, 1);

/** Progress after some events. */
export function after(
  events: readonly PlayerEvent[],
  course: PlayerCourse,
  list: FieldList,
  start: Partial<Progress> = {},
): Progress {
  return events.reduce((now, event, index) => applyEvent(now, event, course, list, began + index * 1000), {
    ...newProgress('abcdefghij'),
    ...start,
  });
}
