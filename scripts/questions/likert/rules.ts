import { readableParts } from '../readable.ts';
import type { Component, QuestionRules, XapiDescription, XapiInteraction } from '../rules.ts';
import { asScorm2004 } from '../tokens.ts';

export interface LikertKey {
  /** Ids of the steps, sorted by code units: the order in the saved state. */
  parts: string[];
  /** The steps from low to high. */
  scale: Component[];
}

/** The id of the step that was picked; empty: none. */
export type LikertAnswer = string;

/** What somebody thinks is never right or wrong: an answer is worth all that there is, which is nothing. */
export const likertRules: QuestionRules<LikertKey, LikertAnswer> = {
  type: 'likert',
  graded: false,

  slots: ({ parts }) => [{ radix: parts.length }],
  pack: ({ parts }, answer) => [Math.max(0, parts.indexOf(answer))],
  unpack: ({ parts }, values) => (values.length === 1 ? parts[Number(values[0])] : undefined),
  isAnswered: ({ parts }, answer) => parts.includes(answer),
  grade: () => ({ share: 1 }),

  /** A text instead of a one-character id, as in `choice`; no pattern, so that every answer is fine. */
  scorm12: ({ parts, scale }, answer, responses) => ({
    type: 'likert',
    response:
      responses === 'text'
        ? readableParts(
            [answer],
            parts,
            parts.map((part) => scale.find(({ id }) => id === part)?.text ?? part),
          )
        : answer,
    patterns: [],
  }),

  scorm2004: (key, answer) => asScorm2004(likertXapi(key, answer)),
  xapi: likertXapi,
  describe: describeLikert,
};

function likertXapi(key: LikertKey, answer: LikertAnswer): XapiInteraction {
  return { ...describeLikert(key), response: answer };
}

function describeLikert({ scale }: LikertKey): XapiDescription {
  return { interactionType: 'likert', scale };
}
