import { hash32 } from '../../state/hash.ts';
import { shuffled } from '../order.ts';
import { idTokens, readableParts } from '../readable.ts';
import type { QuestionRules, XapiDescription, XapiInteraction } from '../rules.ts';
import { asScorm2004, between } from '../tokens.ts';

export interface SequencingKey {
  /** Ids of the items, sorted by code units: the order in the saved state. */
  parts: string[];
  /** Plain texts, in the order of `parts`; a line of code keeps its blanks. */
  texts: string[];
  /** Ids in the right order. */
  answer: string[];
}

/** Ids of all items in the learner's order; none at all while nothing was moved. */
export type SequencingAnswer = string[];

/** Items as they stand in the page: never in the right order. The page names an item by its place here. */
export function itemsOnPage({ parts, texts, answer }: SequencingKey): string[] {
  const mix = texts.join('\n');
  return shuffled(parts, (id) => hash32(`${mix}\n${id}`), answer);
}

/** Which of the items in an order follow the right one (the first: begins the right order). */
export function fitting({ answer: right }: SequencingKey, order: readonly string[]): boolean[] {
  return order.map((id, index) => order[index - 1] === right[right.indexOf(id) - 1]);
}

export const sequencingRules: QuestionRules<SequencingKey, SequencingAnswer> = {
  type: 'sequencing',
  alwaysShuffled: true,

  /** The place of each item in the learner's order. */
  slots: ({ parts }) => parts.map(() => ({ radix: parts.length })),

  pack: ({ parts }, answer) => parts.map((id) => Math.max(0, answer.indexOf(id))),

  /** Places that are no order (two items at one place) are no answer. */
  unpack({ parts }, values) {
    if (values.length !== parts.length) return undefined;
    const order = parts.map((_, place) => parts[values.indexOf(place)]);
    return order.every((id) => id !== undefined) ? order : undefined;
  },

  isAnswered: (_, answer) => answer.length > 0,

  /** By neighbours in the right order, of one less than there are items (format 1, "Grading"). */
  grade(key, answer, partial) {
    const right = fitting(key, answer).filter((fits, index) => fits && index > 0).length;
    const all = key.parts.length - 1;
    return { share: right === all ? 1 : partial ? right / all : 0 };
  },

  scorm12({ parts, texts, answer: right }, answer, responses) {
    const tokens = idTokens(parts, parts.join(',').length);
    const say = (order: readonly string[]) =>
      responses === 'text'
        ? readableParts(order, parts, texts)
        : order.map((id) => tokens[parts.indexOf(id)] ?? id).join(',');
    return { type: 'sequencing', response: say(answer), patterns: [say(right)] };
  },

  scorm2004: (key, answer) => asScorm2004(sequencingXapi(key, answer)),
  xapi: sequencingXapi,
  describe: describeSequencing,
};

function sequencingXapi(key: SequencingKey, answer: SequencingAnswer): XapiInteraction {
  return { ...describeSequencing(key), response: answer.join(between) };
}

function describeSequencing({ parts, texts, answer: right }: SequencingKey): XapiDescription {
  return {
    interactionType: 'sequencing',
    correctResponsesPattern: [right.join(between)],
    choices: parts.map((id, index) => ({ id, text: texts[index] ?? id })),
  };
}
