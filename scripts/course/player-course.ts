import type { ListData } from '../state/read-list.ts';
import type {
  AttemptCounts,
  ClockRuns,
  Navigation,
  Responses,
  Retry,
  RevealWhen,
  ShowWhat,
  ShuffleWhat,
} from './quiz-words.ts';

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
  modules: {
    /** `null`: progress stays in the browser, and that is meant so. */
    tracker: string | null;
    /** What this kind of package has beyond the others; wanted once the first slide can be read. */
    page?: string;
    /** Reports to the course's own LRS; wanted once the first slide can be read. */
    lrs?: string;
    /** What is wanted once the first slide can be read. */
    more: string;
    /** Joins two states; wanted only where this device's copy is not what the LMS has. */
    merge: string;
    quiz: string | null;
    questions: Record<string, string>;
  };
  /** What the tracker has to know of this package; absent: nothing. */
  tracking?: TrackerOptions;
  /** The lock, each field as `parseField` reads it. */
  fields: string[];
  /** `[length, hash]` after each build that appended to the lock. */
  builds: [number, number][];
  /** Lists that grew on other branches, as `readList` reads them. */
  branches?: NonNullable<ListData['branches']>;
  /** Names of all interactions ever built, by index: full ids of questions, or places of draws (`final_exam#1`). */
  interactions: string[];
  /** Plain texts of the outcomes by id. */
  outcomes: Record<string, string>;
  lessons: PlayerLesson[];
  navigation: Navigation;
  completion: {
    slides: number;
    /** What every quiz that counts must be, or the ids of those that must be passed. */
    quizzes: 'passed' | 'submitted' | 'none' | string[];
  };
  /** The course score that passes, 0..1, beside each quiz's own. */
  passMark?: number;
  /** How answers read in a SCORM 1.2 report. */
  responses: Responses;
  /** What statements say of the course; absent where this package has no LRS. */
  lrs?: PlayerLrs;
  /** Every word that the player says itself, by key; see `templates/strings/`. */
  words: Record<string, string | Partial<Record<Intl.LDMLPluralRule, string>>>;
}

/** How a package without an LRS of its launch's own gets at one. */
export interface LrsAddress {
  endpoint: string;
  /** A service that gives each learner a short-lived token. */
  token?: string;
  /** Of the learner's account; absent: the LMS's origin. */
  homePage?: string;
  /** A whole Authorization value, where the author allowed that everybody can read it. */
  embedded?: string;
}

/** What statements need to know beside the rest. */
export interface PlayerLrs {
  /** Base of all identifiers, as `baseIri` writes it. */
  iri: string;
  /** Plain text. */
  description?: string;
  /** Names at birth of lessons, slides and quizzes that were renamed since, by what they are called now. */
  bornAs?: Record<string, string>;
  /** What never leaves the browser for an LRS. */
  omit?: { freeText?: true; name?: true };
  /** The course's own LRS; absent: the launch says which. */
  address?: LrsAddress;
}

/** What a target's own code and its tracker agree on, by name. */
export type TrackerOptions = Record<string, string>;

export interface PlayerLesson {
  id: string;
  title: string;
  minutes?: number;
  gate?: Gate;
  /** HTML with one `<section data-slide>` a slide. */
  page: string;
  /** `LessonData`, obscured; absent where the lesson asks nothing. */
  data?: string;
  slides: PlayerSlide[];
}

/** What must have happened before something opens: all of it. Ids of quizzes, slides and lessons. */
export interface Gate {
  passed: string[];
  submitted: string[];
  visited: string[];
}

export interface PlayerSlide {
  id: string;
  type: string;
  title: string;
  field: number;
  /** Whether it counts for completion: not `title`, not `credit`, not optional ones, not a quiz with `counts: false`. */
  counts: boolean;
  gate?: Gate;
  /** Seconds that it must be shown before it is done. */
  minTime?: number;
  quiz?: PlayerQuiz;
  /** A question among the slides. */
  practice?: true;
}

export interface PlayerQuiz {
  /** 0..1 */
  passMark?: number;
  /** `null`: unlimited. */
  attempts: number | null;
  attemptCounts: AttemptCounts;
  /** Seconds between two attempts. */
  wait?: number;
  /** Seconds. */
  timeLimit?: number;
  /** The share of the time limit that a learner may have more; 0..1 and above. */
  extraTime?: number;
  clock: ClockRuns;
  layout: 'one_by_one' | 'all_at_once';
  shuffle: ShuffleWhat[];
  reveal: RevealWhen;
  show: ShowWhat[];
  retry: Retry;
  counts: boolean;
  /** Points of one attempt, on average where it draws; 0: nothing is scored. */
  points: number;
  /** Its weight in the course's score. */
  weight: number;
  /** In the author's order. */
  entries: PlayerEntry[];
}

/** One question of a quiz. */
export interface PlayerAsked {
  id: string;
  field: number;
  /** Absent: 1. */
  points?: number;
  /** Share of its points that a wrong try costs; absent: 0. */
  penalty?: number;
  outcomes?: string[];
  /** Fields of its revisions before, where it has any. */
  former?: number[];
}

/** Questions of which each attempt takes some, one each; what one draw took, no other takes. */
export interface PlayerDraw {
  draw: PlayerAsked[];
  count: number;
  /** What each drawn question is worth, in place of its own points. */
  points?: number;
  /** Indexes of the interactions of its places, where places are numbered and not questions. */
  indexes?: number[];
}

export type PlayerEntry = PlayerAsked | PlayerDraw;

/** `lessons/<id>.json`, once it is no longer obscured: what a learner must not read beforehand. */
export interface LessonData {
  /** By full id: `check.fargate_avoids`, or the slide's id for practice. */
  questions: Record<string, QuestionData>;
}

export interface QuestionData {
  type: string;
  /** Language of its texts, where it is not the course's. */
  lang?: string;
  /** Its full id at birth, which reports keep, where it was renamed since. */
  bornAs?: string;
  /** Nothing in it is right or wrong. */
  graded?: false;
  /** Index of its interaction in the LMS, the same for every learner for ever; of a drawn one its place may say it. */
  index: number;
  points: number;
  partial: boolean;
  /** How often it may be checked in one attempt; 0: for ever. */
  tries: number;
  /** Share of its points that a wrong try costs. */
  penalty: number;
  required: boolean;
  /** Whether its parts are shown in another order to each learner. */
  shuffle: boolean;
  outcomes: string[];
  /** Id of the slide to read again after a wrong answer. */
  remedial?: string;
  /** HTML, one for each further try. */
  hints: string[];
  /** The stem without markup. */
  stem: string;
  /** The type's own answer key. */
  key: unknown;
  /** HTML, shown after a check. */
  feedback: { always?: string; correct?: string; partial?: string; incorrect?: string };
  /** The type's own feedback (for a choice: by choice), HTML. */
  parts: Record<string, string>;
  /** The words of its sound, HTML, where they are shown only once the answer is final. */
  transcript?: string;
}
