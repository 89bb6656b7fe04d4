import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import type { BankId, CourseId, LessonId, OutcomeId, QuestionId, QuizId, SlideId } from './ids.ts';
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
 * The course as the author wrote it, validated: what `load` returns and the rest of the compiler reads.
 * Texts are still Markdown; shares are 0..1; every node knows its place.
 */
export interface Course {
  id: CourseId;
  title: Text;
  version: string;
  /** BCP 47. */
  language: string;
  description?: Text;
  publisher?: { name: string; url?: string };
  license?: string;
  iri?: string;
  /** The LRS that packages without one of their own launch report to. */
  lrs?: Lrs;
  theme: Theme;
  outcomes: Outcome[];
  lessons: Lesson[];
  banks: Bank[];
  navigation: Navigation;
  completion: Completion;
  score: Scoring;
  responses: Responses;
  /** What never leaves the browser for an LRS. */
  omit: { freeText: boolean; name: boolean };
  allowHosts: string[];
  publish: Publication[];
  /** Names of the profiles of the LMSs that it is for; empty: the author names none. */
  lms: string[];
  /** Levels of the linter's rules where the author sets them. */
  lint: LintSetting[];
  place: Place;
  /** Places of keys that later steps report on, by dotted path (`completion.quizzes`, `theme.accent`, `id`, `iri`, `version`). */
  places: Record<string, Place>;
  files: FileLookup;
}

/** A kind of package that is to be made of the course. */
export interface Publication {
  /** Name of a target. */
  target: string;
  /** What the author says beside it, as the target's own schema reads it; `edition`, for example. */
  options: Record<string, unknown>;
  place: Place;
}

/** An LRS, as course.yaml names it: addresses, and no secret. */
export interface Lrs {
  endpoint: string;
  /** A service that gives each learner a short-lived token. */
  token?: string;
  /** Of the learner's account in statements; absent: the LMS's own origin. */
  homePage?: string;
}

/** What the author says of one rule of the linter; whether there is such a rule, the linter finds. */
export interface LintSetting {
  rule: string;
  level: 'off' | 'warning' | 'error';
  place: Place;
}

/** Files that the course's texts name: each was looked at while the course was loaded. */
export interface FileLookup {
  /**
   * An image that a text shows (`image`), or a file that it links to (`file`), by its path as the author wrote it;
   * or what is wrong with it, as a diagnostic at `place`.
   */
  take(path: string, use: 'image' | 'file', place: Place): { file: MediaFile; width?: number; height?: number } | Diagnostic;
}

/** A piece of Markdown and where its first character stands, so that a finding inside it has a line of its own. */
export interface Text {
  markdown: string;
  place: Place;
  /** Columns to add on lines after the first: the indent of a block text in its YAML file, 0 for a text file. */
  indent: number;
  /**
   * `lines`: the text's lines are the file's lines (a block scalar, or a text file), so line n of the text is line
   * `place.line + n` of the file. `whole`: they are not (a quoted or folded text); findings stand at `place`.
   */
  mapping: 'lines' | 'whole';
}

export interface Theme {
  /** Six hex digits without `#`; the default accent where the author gives none. */
  accent: string;
  logo?: { file: MediaFile; alt: string };
  font: 'system' | 'serif' | { file: MediaFile; name: string };
  css?: MediaFile;
}

export interface Outcome {
  id: OutcomeId;
  text: Text;
  place: Place;
}

export interface Completion {
  /** Share of the counting slides that must be done: 1 for `all`, 0 for `none`. */
  slides: number;
  /** What every quiz that counts must be, or the ids of those that must be passed. */
  quizzes: 'passed' | 'submitted' | 'none' | QuizId[];
}

/** What stands in the gradebook. */
export interface Scoring {
  /** By quiz; absent: each quiz that counts weighs its points. */
  weights?: { quiz: QuizId; weight: number; place: Place }[];
  /** On the course's score, 0..1. */
  passMark?: number;
}

/** Questions that quizzes take from: a file in `banks/`. */
export interface Bank {
  id: BankId;
  title?: Text;
  questions: Question[];
  file: string;
  place: Place;
}

/** What must have happened before a lesson or slide opens. */
export interface Gate {
  passed: GateTarget[];
  submitted: GateTarget[];
  visited: GateTarget[];
  place: Place;
}

/** A quiz, slide or lesson that a gate waits for. */
export interface GateTarget {
  id: string;
  place: Place;
}

/** What a node was called before it was renamed or moved: an id, or `quiz.question`. */
export interface Former {
  id: string;
  place: Place;
}

export interface Lesson {
  id: LessonId;
  was?: Former;
  title: Text;
  minutes?: number;
  outcomes: OutcomeId[];
  lang?: string;
  gate?: Gate;
  slides: Slide[];
  /** The lesson's file, relative to the course's folder. */
  file: string;
  place: Place;
}

/** What every slide has, whatever its type. `body` and the fields of its type are in `fields`. */
export interface Slide {
  id: SlideId;
  was?: Former;
  /** The name of a slide type (`slides.ts`) or of a question type (then `question` is set: practice). */
  type: string;
  title?: Text;
  outcomes: OutcomeId[];
  lang?: string;
  optional: boolean;
  gate?: Gate;
  /** Seconds that it must be shown before it is done. */
  minTime?: number;
  media: Media;
  /** For authors and trainers; learners never see it. */
  notes?: Text;
  /** Texts and words of the slide's own type, as its schema entry read them; see `slides.ts`. */
  fields: SlideFields;
  quiz?: Quiz;
  question?: Question;
  place: Place;
}

export type SlideFields = Record<string, Text | string | undefined>;

export interface Media {
  image?: Image;
  audio?: Audio;
  video?: Video;
}

/** A file of the course, found and checked: exact case, inside the folder, a portable name. */
export interface MediaFile {
  /** Relative to the course's folder, with `/`; also its path in the package. */
  path: string;
  size: number;
  place: Place;
}

export interface Image {
  file: MediaFile;
  /** Empty only where the author said `decorative: true`. */
  alt: string;
  caption?: Text;
  credit?: string;
  /** In pixels, read from the file, so that the page doesn't jump; absent for an SVG without a size. */
  width?: number;
  height?: number;
}

export interface Audio {
  file: MediaFile;
  label?: string;
  transcript: Text;
  /** Of a question: its words are not shown before the answer is final. */
  transcriptLater?: true;
}

export interface Video {
  source: { file: MediaFile } | { url: string };
  poster?: MediaFile;
  captions: { language: string; file: MediaFile }[];
  transcript?: Text;
}


/** What a choice, source, target or item shows: a text, a picture, a sound, or several of them; one at least. */
export interface PartContent {
  text?: Text;
  image?: Image;
  audio?: Audio;
}

export interface Quiz {
  id: QuizId;
  title: Text;
  intro?: Text;
  /** 0..1 */
  passMark?: number;
  /** Infinity: unlimited. */
  attempts: number;
  attemptCounts: AttemptCounts;
  /** Seconds between two attempts. */
  wait?: number;
  /** Seconds. */
  timeLimit?: number;
  /** The share of the time limit that a learner may have more. */
  extraTime?: number;
  clock: ClockRuns;
  layout: 'one_by_one' | 'all_at_once';
  shuffle: ShuffleWhat[];
  reveal: RevealWhen;
  show: ShowWhat[];
  retry: Retry;
  /** Whether it counts for score and completion. */
  counts: boolean;
  /** In the author's order. */
  entries: QuizEntry[];
  place: Place;
}

/** One line of a quiz: a question that every attempt asks, or some that are drawn for each. */
export type QuizEntry = { question: Question } | Draw;

export interface Draw {
  bank: BankId;
  /** How many each attempt takes. */
  count: number;
  /** What each is worth, in place of its own points. */
  points?: number;
  /** What it may take: the bank's questions with these tags and outcomes, but for those that the quiz asks anyway. */
  candidates: Question[];
  place: Place;
}

/** A question as it is asked in one place. One of a bank stands in each quiz that may ask it as a copy of its own. */
export interface Question {
  id: QuestionId;
  was?: Former;
  /** The name of a question type (`questions/list.ts`). */
  type: string;
  /** `check.fargate_avoids` in a quiz, the slide's id in practice: names the interaction for ever. */
  fullId: string;
  stem: Text;
  outcomes: OutcomeId[];
  tags: string[];
  lang?: string;
  media: Media;
  points: number;
  partial: boolean;
  /** How often it may be checked in one attempt. */
  tries: number;
  /** Share of its points that a wrong try costs. */
  penalty: number;
  hints: Text[];
  /** The slide to read again after a wrong answer. */
  remedial?: { slide: SlideId; place: Place };
  required: boolean;
  /** Whether its parts are shown in another order to each learner. */
  shuffle: boolean;
  feedback: Feedback;
  /** What the type's own schema read; only `questions/<type>/` looks inside. */
  fields: unknown;
  place: Place;
  /** Places of the type's own keys, by dotted path below the question (`answer`, `choices.servers`). */
  placeOf(path: string): Place;
}

export interface Feedback {
  /** Shown whatever the answer was. */
  always?: Text;
  correct?: Text;
  partial?: Text;
  incorrect?: Text;
}

/** Every question that a quiz asks or may ask, each once. */
export function questionsOf({ entries }: Quiz): Question[] {
  return [
    ...new Set(entries.flatMap((entry) => ('question' in entry ? [entry.question] : entry.candidates))),
  ];
}

/** Points of one attempt; where it draws, on average over what it may draw. */
export function pointsOf({ entries }: Quiz): number {
  return entries.reduce((sum, entry) => {
    if ('question' in entry) return sum + entry.question.points;
    const { count, points, candidates } = entry;
    const mean = candidates.reduce((all, each) => all + each.points, 0) / Math.max(1, candidates.length);
    return sum + count * (points ?? mean);
  }, 0);
}

/** Whether something in a quiz earns points. */
export const isScored = (quiz: Quiz): boolean => pointsOf(quiz) > 0;
