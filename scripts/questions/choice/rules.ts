import { idTokens, readableParts } from '../readable.ts';
import type { QuestionRules, XapiDescription, XapiInteraction } from '../rules.ts';
import { asScorm2004, between } from '../tokens.ts';

export interface ChoiceKey {
  /** Several answers: check boxes. */
  multiple: boolean;
  /** Ids of the choices, sorted by code units: the order in the saved state. */
  parts: string[];
  /** Plain texts, in the order of `parts`. */
  texts: string[];
  /** Ids of the right choices, sorted. */
  answer: string[];
  /** Choices that keep their place when the others are shuffled. */
  pinned?: Record<string, 'first' | 'last'>;
}

/** Ids of the ticked choices. */
export type ChoiceAnswer = string[];

export const choiceRules: QuestionRules<ChoiceKey, ChoiceAnswer> = {
  type: 'choice',

  slots: ({ multiple, parts }) => (multiple ? parts.map(() => ({ radix: 2 })) : [{ radix: parts.length }]),

  pack: ({ multiple, parts }, answer) =>
    multiple
      ? parts.map((id) => (answer.includes(id) ? 1 : 0))
      : [Math.max(0, parts.indexOf(answer[0] ?? ''))],

  unpack({ multiple, parts }, values) {
    const ids = multiple
      ? parts.filter((_, index) => values[index] === 1)
      : parts.filter((_, index) => values[0] === index);
    return values.length === (multiple ? parts.length : 1) ? ids : undefined;
  },

  isAnswered: (_, answer) => answer.length > 0,

  /** By right parts: right ticks less wrong ticks, of all right answers, not below 0 (format 1, "Grading"). */
  grade(key, answer, partial) {
    const right = answer.filter((id) => key.answer.includes(id)).length;
    const wrong = answer.length - right;
    if (right === key.answer.length && wrong === 0) return { share: 1 };
    return { share: partial && key.multiple ? Math.max(0, (right - wrong) / key.answer.length) : 0 };
  },

  /** Texts instead of one-character ids: every LMS that was tried keeps them, and a teacher can read them. */
  scorm12({ parts, texts, answer: right }, answer, responses) {
    const tokens = idTokens(parts, parts.join(',').length);
    const say = (chosen: readonly string[]) =>
      responses === 'text'
        ? readableParts(chosen, parts, texts)
        : chosen.map((id) => tokens[parts.indexOf(id)] ?? id).join(',');
    return {
      type: 'choice',
      response: say(parts.filter((id) => answer.includes(id))),
      patterns: [say(right)],
    };
  },

  scorm2004: (key, answer) => asScorm2004(choiceXapi(key, answer)),
  xapi: choiceXapi,
  describe: describeChoice,
};

/** Ids between `[,]`, in the order of `parts`: a set has no order of its own. */
function choiceXapi(key: ChoiceKey, answer: ChoiceAnswer): XapiInteraction {
  return { ...describeChoice(key), response: key.parts.filter((id) => answer.includes(id)).join(between) };
}

function describeChoice({ parts, texts, answer: right }: ChoiceKey): XapiDescription {
  return {
    interactionType: 'choice',
    correctResponsesPattern: [right.join(between)],
    choices: parts.map((id, index) => ({ id, text: texts[index] ?? id })),
  };
}
