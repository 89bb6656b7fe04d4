import type { LessonData, PlayerCourse, PlayerSlide } from '../course/player-course.ts';
import type { QuestionRules } from '../questions/rules.ts';
import type { ShowWhat } from '../course/quiz-words.ts';
import type { FieldList } from '../state/progress.ts';
import type { Session } from './session.ts';
import type { Words } from './words.ts';

/** What the bar's one filled button does now. */
export interface Primary {
  label: string;
  run(): void;
  /** Said instead of running, while something is still missing. */
  missing?: string;
}

/** A slide that has steps of its own (a quiz, a practice question). */
export interface SlideController {
  /** `undefined`: the button is Next, as on any slide. */
  primary(): Primary | undefined;
  /** One step back within the slide; false where there is none. */
  back(): boolean;
  /** Called each time the slide has come into view. */
  shown(): void;
  /** Called when another slide has taken its place. */
  hidden?(): void;
  /** Called once at launch where something of it runs on while it is out of sight (a clock). */
  wake?(): void;
  /** Where the focus goes when the slide is shown. */
  heading(): HTMLElement | undefined;
}

/** What the player lends to such a slide. */
export interface SlideHost {
  course: PlayerCourse;
  list: FieldList;
  words: Words;
  session: Session;
  types: Record<string, LearnerModule>;
  /** The bar, menu and progress follow what has just happened. */
  refresh(): void;
  /** Moves the focus, and with it what a screen reader reads. */
  focus(element: HTMLElement | undefined): void;
  announce(text: string): void;
  /** A sentence that stays on the screen until the learner has read it. */
  tell(text: string): void;
  go(slideId: string): void;
  next(): void;
}

/** What `js/quiz.js` exports. */
export interface QuizModule {
  createQuiz(section: HTMLElement, slide: PlayerSlide, data: LessonData, host: SlideHost): SlideController;
  createPractice(
    section: HTMLElement,
    slide: PlayerSlide,
    data: LessonData,
    host: SlideHost,
  ): SlideController;
}

/** What a learner may see of an answer's grading. */
export interface Revealed {
  show: readonly ShowWhat[];
  /** Whether an answer that is near or right in part earns something. */
  partial: boolean;
  /** The type's own feedback, HTML by part. */
  parts: Record<string, string>;
  words: Words;
}

/** One question on the page, mounted by its type. Answers are plain JSON. */
export interface MountedQuestion<A = unknown> {
  read(): A;
  /** `undefined` empties it. */
  write(answer: A | undefined): void;
  /** Marks what was right and wrong of an answer, as far as may be shown. */
  reveal(answer: A, revealed: Revealed): void;
  /** Takes the marks away. */
  conceal(): void;
  lock(locked: boolean): void;
  /** What the answer still lacks where one is required, in the learner's words; `undefined`, or no function: nothing. */
  lacking?(): string | undefined;
  /** Shows its parts in an order; `rank` gives each part's place, lower first. */
  arrange(rank: (part: string) => number): void;
}

/** What the player lends to a mounted question. */
export interface QuestionHost {
  /**
   * The learner changed something. `typing`: in the middle of a word, so that only this device keeps it for now; a
   * field says so while keys are pressed, and plainly once it is left.
   */
  changed(typing?: 'typing'): void;
  /** The learner noted something about a final answer, which stays as it is: it is kept, and never graded. */
  noted(): void;
  words: Words;
  /** Says something to screen readers. */
  announce(text: string): void;
}

/** What `js/question-<type>.js` exports. */
export interface LearnerModule {
  rules: QuestionRules<unknown, unknown>;
  mount(form: HTMLElement, key: unknown, host: QuestionHost): MountedQuestion;
}
