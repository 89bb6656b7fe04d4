/**
 * What happens in the player, in order. The one source for the saved state and for every tracker.
 * Slides, quizzes and questions are named by the index of their field in the lock.
 */
export type PlayerEvent =
  | { type: 'launched'; resumed: boolean }
  | { type: 'slide-viewed'; slide: number }
  | { type: 'slide-done'; slide: number }
  /**
   * The learner touched an answer; it concerns the saved state only. No `answer`: it was taken back. `typing`: in the
   * middle of a word, so that this device alone keeps it for now.
   */
  | { type: 'changed'; question: number; answer?: PackedAnswer; typing?: true }
  /**
   * The learner noted something about an answer that stays as it is (what it has of a checklist): no try, no grade, and
   * texts in it are not read.
   */
  | { type: 'noted'; question: number; answer: PackedAnswer }
  /** The learner wants to come back to a question, or no longer. */
  | { type: 'flagged'; question: number; flagged: boolean }
  /** A checked or submitted try: it alone becomes an interaction or a statement. `share`: 0..1. */
  | { type: 'answered'; question: number; answer: PackedAnswer; share: number; record: AnswerRecord }
  | {
      type: 'attempt-started';
      quiz: number;
      /** Fields of the questions that were drawn; absent where nothing is. */
      drawn?: number[];
      /** Fields of answers that are kept from the attempt before (`retry: wrong`). */
      kept?: number[];
      /** The learner took the extra time; absent where there is no time limit. */
      extraTime?: boolean;
    }
  /** A drawn question of an open attempt is gone, and another one stands in its place. */
  | { type: 'redrawn'; quiz: number; drawn: number[] }
  /** How much of an attempt's time is used up, in seconds; this device alone keeps it, until something else is saved. */
  | { type: 'clock'; quiz: number; used: number }
  /** `score`: percent with at most two decimals. */
  | { type: 'quiz-submitted'; quiz: number; score: number }
  /** The page was hidden, or the learner left: save now. */
  | { type: 'suspended' }
  | { type: 'closed' };

/** One value a slot. */
export type PackedAnswer = (number | string)[];

/** What a tracker needs of an answer to tell it; made by the question's own type. */
export interface AnswerRecord {
  /** `check.fargate_avoids`, or a practice question's slide id. */
  id: string;
  /** Its place among the course's questions, the same for every learner. */
  index: number;
  type: string;
  /** Nothing in the question is right or wrong. */
  graded?: false;
  /** Language of the question's texts, where it is not the course's. */
  lang?: string;
  /** The question without markup. */
  stem: string;
  key: unknown;
  answer: unknown;
  share: number;
  points: number;
  outcomes: readonly string[];
  /** Seconds from the question's first appearance to this answer. */
  latency: number;
}

/**
 * An event with its place in this session's log and its time (ms since 1970, the browser's clock).
 * `seq` -1: an answer of a former session, told once more.
 */
export type LogEvent = PlayerEvent & { seq: number; at: number };
