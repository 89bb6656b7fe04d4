import type { RevealWhen, ShowWhat } from './quiz-words.ts';

/**
 * `course.json`: all that the player must know before the first slide, and nothing of what is asked or answered.
 * Texts are plain (no HTML); indexes of fields point into `fields`.
 */
export interface PlayerCourse {
  format: 1;
  id: string;
  title: string;
  version: string;
  language: string;
  publisher?: string;
  /** Package paths of the modules that this package needs: the tracker, and one for each question type in use. */
  modules: { tracker: string | null; quiz: string | null; questions: Record<string, string> };
  /** The lock, each field as `parseField` reads it. */
  fields: string[];
  /** `[length, hash]` after each build that appended to the lock. */
  builds: [number, number][];
  /** Full ids of all questions ever built, by the index of their interaction. */
  interactions: string[];
  /** Plain texts of the outcomes by id. */
  outcomes: Record<string, string>;
  lessons: PlayerLesson[];
  completion: { slides: number; quizzes: 'passed' | 'submitted' | 'none' };
  /** Every word that the player says itself, by key; see `templates/strings/`. */
  words: Record<string, string | Partial<Record<Intl.LDMLPluralRule, string>>>;
}

export interface PlayerLesson {
  id: string;
  title: string;
  minutes?: number;
  /** HTML with one `<section data-slide>` a slide. */
  page: string;
  /** `LessonData`, obscured; absent where the lesson asks nothing. */
  data?: string;
  slides: PlayerSlide[];
}

export interface PlayerSlide {
  id: string;
  type: string;
  title: string;
  field: number;
  /** Whether it counts for completion: not `title`, not `credit`, not optional ones, not a quiz with `counts: false`. */
  counts: boolean;
  quiz?: PlayerQuiz;
  /** A question among the slides. */
  practice?: true;
}

export interface PlayerQuiz {
  passMark?: number;
  /** `null`: unlimited. */
  attempts: number | null;
  layout: 'one_by_one' | 'all_at_once';
  shuffle: ('questions' | 'choices')[];
  reveal: RevealWhen;
  show: ShowWhat[];
  counts: boolean;
  /** Sum of its questions' points: its weight in the course's score. */
  points: number;
  /** In the author's order. */
  questions: { id: string; field: number }[];
}

/** `lessons/<id>.json`, once it is no longer obscured: what a learner must not read beforehand. */
export interface LessonData {
  /** By full id: `check.fargate_avoids`, or the slide's id for practice. */
  questions: Record<string, QuestionData>;
}

export interface QuestionData {
  type: string;
  /** Index of its interaction in the LMS, the same for every learner for ever. */
  index: number;
  points: number;
  partial: boolean;
  required: boolean;
  outcomes: string[];
  /** The type's own answer key. */
  key: unknown;
  /** HTML, shown after a check. */
  feedback: { always?: string; correct?: string; partial?: string; incorrect?: string };
  /** The type's own feedback (for a choice: by choice), HTML. */
  parts: Record<string, string>;
}
