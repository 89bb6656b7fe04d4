import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import type { RevealWhen, ShowWhat } from "./quiz-words.ts";
import type { CourseId, LessonId, OutcomeId, QuestionId, QuizId, SlideId } from './ids.ts';

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
  theme: Theme;
  outcomes: Outcome[];
  lessons: Lesson[];
  completion: Completion;
  allowHosts: string[];
  publish: string[];
  place: Place;
  /** Places of keys that later steps report on, by dotted path (`completion.quizzes`, `theme.accent`, `id`, `iri`, `version`). */
  places: Record<string, Place>;
  files: FileLookup;
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
  quizzes: 'passed' | 'submitted' | 'none';
}

export interface Lesson {
  id: LessonId;
  title: Text;
  minutes?: number;
  outcomes: OutcomeId[];
  lang?: string;
  slides: Slide[];
  /** The lesson's file, relative to the course's folder. */
  file: string;
  place: Place;
}

/** What every slide has, whatever its type. `body` and the fields of its type are in `fields`. */
export interface Slide {
  id: SlideId;
  /** The name of a slide type (`slides.ts`) or of a question type (then `question` is set: practice). */
  type: string;
  title?: Text;
  outcomes: OutcomeId[];
  lang?: string;
  optional: boolean;
  media: Media;
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
}

export interface Video {
  source: { file: MediaFile } | { url: string };
  poster?: MediaFile;
  captions: { language: string; file: MediaFile }[];
  transcript?: Text;
}




export interface Quiz {
  id: QuizId;
  title: Text;
  intro?: Text;
  /** 0..1 */
  passMark?: number;
  /** Infinity: unlimited. */
  attempts: number;
  attemptCounts: 'best';
  layout: 'one_by_one' | 'all_at_once';
  shuffle: ('questions' | 'choices')[];
  reveal: RevealWhen;
  show: ShowWhat[];
  /** Whether it counts for score and completion. */
  counts: boolean;
  questions: Question[];
  place: Place;
}

export interface Question {
  id: QuestionId;
  /** The name of a question type (`questions/list.ts`). */
  type: string;
  /** `check.fargate_avoids` in a quiz, the slide's id in practice: names the interaction for ever. */
  fullId: string;
  stem: Text;
  outcomes: OutcomeId[];
  lang?: string;
  media: Media;
  points: number;
  partial: boolean;
  required: boolean;
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
