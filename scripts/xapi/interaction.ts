import type { InteractionActivity, Result, ResultScore } from '@xapi/xapi';
import type { AnswerRecord } from '../log/events.ts';
import { cut } from '../questions/readable.ts';
import type { XapiInteraction } from '../questions/rules.ts';
import { duration } from './times.ts';
import type { Loose } from './told.ts';
import { activityType } from './vocabulary.ts';

/** A name for lists; the whole question stands in the description. */
const longestName = 100;
const lists = ['choices', 'scale', 'source', 'target'] as const;

/** At most four decimals, as the saved state keeps shares. */
export const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/**
 * A share (0..1) of some points. What is worth nothing has no points: min is below max (xAPI 1.0.3, Data 4.1.5.1).
 */
export const scoreOf = (share: number, max: number): ResultScore => ({
  scaled: rounded(share),
  ...(max > 0 ? { raw: rounded(share * max), min: 0, max } : {}),
});

/**
 * A question as an activity (xAPI 1.0.3, Data 4.1.4.1, "Interaction Activities").
 * @param told by the question's own type; absent: its code could not be had, and only its words are told
 */
export function questionActivity(
  id: string,
  { stem, lang }: AnswerRecord,
  told: XapiInteraction | undefined,
  courseLanguage: string,
): InteractionActivity {
  const inWords = (text: string) => ({ [lang ?? courseLanguage]: text });
  const parts = lists.map((list) => [
    list,
    told?.[list]?.map((part) => ({ id: part.id, description: inWords(part.text) })),
  ]);
  return {
    objectType: 'Activity',
    id,
    definition: {
      type: activityType('cmi.interaction'),
      name: inWords(cut(stem, longestName)),
      description: inWords(stem),
      interactionType: told?.interactionType ?? 'other',
      correctResponsesPattern: told?.correctResponsesPattern,
      ...Object.fromEntries(parts),
    } as InteractionActivity['definition'],
  };
}

/**
 * What became of a try.
 * @param points that the question is worth where it was asked; 0: it is not scored
 * @param omitFreeText leaves out what the learner wrote
 */
export function answerResult(
  { share, graded, latency }: AnswerRecord,
  told: XapiInteraction | undefined,
  points: number,
  omitFreeText: boolean,
): Loose<Result> {
  const isGraded = graded !== false;
  return {
    response: (told?.freeText && omitFreeText) || !told?.response ? undefined : told.response,
    success: isGraded ? share === 1 : undefined,
    score: isGraded ? scoreOf(share, points) : undefined,
    // Nobody measured it where it is 0.
    duration: latency > 0 ? duration(latency) : undefined,
  };
}
