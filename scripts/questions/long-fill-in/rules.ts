import { countWords } from './count-words.ts';
import { readableText } from '../readable.ts';
import type { QuestionRules, XapiInteraction } from '../rules.ts';
import { asScorm2004, escapeItem } from '../tokens.ts';

/** How many words an answer should have. */
export interface WordLimits {
  min?: number;
  max?: number;
}

/** How many words there are, held against the limits. */
export const fitOf = ({ min = 0, max = Infinity }: WordLimits, count: number): 'short' | 'fits' | 'over' =>
  count < min ? 'short' : count > max ? 'over' : 'fits';

export interface LongKey {
  /** UTF-16 units that the field and the saved state take. */
  maxLength: number;
  words: WordLimits;
  /** Ids of the checklist's entries, sorted by code units: the order in the saved state. */
  parts: string[];
}

export interface LongAnswer {
  text: string;
  /** Entries of the checklist that the learner has ticked. */
  ticked: string[];
  /** It was submitted, and its text is not kept here any more. */
  gone?: true;
}

/** A longer text that nobody grades: an answer is worth all that there is, which is nothing. */
export const longRules: QuestionRules<LongKey, LongAnswer> = {
  type: 'long-fill-in',
  graded: false,

  slots: ({ maxLength, parts }) => [{ text: maxLength }, ...parts.map(() => ({ radix: 2 }))],
  pack: ({ parts }, { text, ticked }) => [text, ...parts.map((id) => (ticked.includes(id) ? 1 : 0))],
  unpack({ parts }, [text, ...ticks]) {
    if (typeof text !== 'string' || ticks.length !== parts.length) return undefined;
    const ticked = parts.filter((_, index) => ticks[index] === 1);
    // Only answers are kept, and no answer is empty.
    return text === '' ? { text, ticked, gone: true } : { text, ticked };
  },
  isWhole: ({ words }, { text, gone = false }) => gone || fitOf(words, countWords(text)) === 'fits',
  isAnswered: (_, { text, gone = false }) => text.trim() !== '' || gone,
  grade: () => ({ share: 1 }),

  /** SCORM 1.2 has no type for long texts; what is over 255 characters would be refused. */
  scorm12: (_, { text }) => ({ type: 'fill-in', response: readableText(text), patterns: [] }),
  scorm2004: (key, answer) => asScorm2004(longXapi(key, answer)),
  xapi: longXapi,
  describe: () => ({ interactionType: 'long-fill-in' }),
};

function longXapi(key: LongKey, { text }: LongAnswer): XapiInteraction {
  return { ...longRules.describe(key), response: escapeItem(text), freeText: true };
}
