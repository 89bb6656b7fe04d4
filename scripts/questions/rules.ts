import type { Responses } from '../course/quiz-words.ts';
import type { Slot, SlotValue } from '../state/slots.ts';

/** What a learner's answer is worth. */
export interface Grade {
  /** 0..1 of the question's points. */
  share: number;
  /** Keys of the type's own feedback that belongs to this answer (`partFeedback`). */
  feedback?: string[];
}

/** One answered question in the words of SCORM 1.2's `cmi.interactions.n` (RTE 3.4.2.7): each text at most 255 characters. */
export interface CmiInteraction {
  type: string;
  /** Left out where a typed text is not kept any more: what the LMS has of it stays. */
  response?: string;
  /** Alternatives, each a whole correct answer; empty where nothing is correct, or anything. */
  patterns: string[];
}

/** The same in SCORM 2004 (RTE 4.2.9); `response` is left out where the LMS could only refuse an empty one. */
export interface Cmi2004Interaction {
  type: string;
  response?: string;
  patterns: string[];
}

/** A part of a question by id; `text`: as plain text. */
export interface Component {
  id: string;
  text: string;
}

/** The same in xAPI (1.0.3, Data 4.1.4.1, "Interaction Activities"). */
export interface XapiInteraction {
  interactionType: string;
  response: string;
  /** The learner wrote the response; `privacy: { free_text: omit }` keeps it from an LRS. */
  freeText?: true;
  /** Alternatives; absent where any answer is fine. */
  correctResponsesPattern?: string[];
  choices?: Component[];
  scale?: Component[];
  source?: Component[];
  target?: Component[];
}

/** What xAPI says of a question whoever answers it: its type, its parts, what is right. */
export type XapiDescription = Omit<XapiInteraction, 'response' | 'freeText'>;

/**
 * What compiler, player and trackers must agree on about a question type: pure, no Node, no DOM.
 * `K` is the answer key and all that grading needs; `A` a learner's answer. Both are plain JSON.
 */
export interface QuestionRules<K, A> {
  type: string;
  /** Whether answers earn points; where not, nothing is right or wrong, and no pattern is told. Default: they do. */
  graded?: false;
  /** Whether its parts never stand in the author's order, since that would give the answer away. */
  alwaysShuffled?: true;
  /** How an answer lies in the saved state. Parts (choices and the like) come in the order of their ids. */
  slots(key: K): Slot[];
  /** One value for each slot. */
  pack(key: K, answer: A): SlotValue[];
  /** `undefined`: the values are not an answer to this key; ask again. */
  unpack(key: K, values: readonly SlotValue[]): A | undefined;
  /** Whether something was answered at all (an empty set of ticks is no answer). */
  isAnswered(key: K, answer: A): boolean;
  /** Whether an answer that is required may be submitted as it is; default: any may. */
  isWhole?(key: K, answer: A): boolean;
  /** Format 1, "Grading": all or nothing, or by right parts when `partial`. */
  grade(key: K, answer: A, partial: boolean): Grade;
  /** `responses`: texts that a teacher can read, or ids. */
  scorm12(key: K, answer: A, responses: Responses): CmiInteraction;
  scorm2004(key: K, answer: A): Cmi2004Interaction;
  /**
   * An answer and what would be right as the learner read them; default: SCORM 1.2's words in texts.
   * @param say gives one of the player's own words
   */
  readable?(key: K, answer: A, say: (word: string) => string): Pick<CmiInteraction, 'response' | 'patterns'>;
  xapi(key: K, answer: A): XapiInteraction;
  /** The same without an answer, for the codebook; `xapi` only adds the response and whether the learner wrote it. */
  describe(key: K): XapiDescription;
}
