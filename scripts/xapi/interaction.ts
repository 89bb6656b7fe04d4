import type { InteractionActivity, LanguageMap, Result } from '@xapi/xapi';
import type { AnswerRecord } from '../log/events.ts';
import { cut } from '../questions/readable.ts';
import type { Component, XapiInteraction } from '../questions/rules.ts';
import { duration } from './times.ts';
import { activityType } from './vocabulary.ts';

/** A name for lists; the whole question stands in the description. */
const longestName = 100;
const lists = ['choices', 'scale', 'source', 'target'] as const;
const inLanguage = (language: string, text: string): LanguageMap => ({ [language]: text });

/** At most four decimals, as the saved state keeps shares. */
export const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

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
  const language = lang ?? courseLanguage;
  const { correctResponsesPattern } = told ?? {};
  const components = lists.flatMap((list) => {
    const parts = told?.[list]?.map(({ id: part, text }: Component) => ({
      id: part,
      description: inLanguage(language, text),
    }));
    return parts ? [[list, parts]] : [];
  });
  return {
    objectType: 'Activity',
    id,
    definition: {
      type: activityType('cmi.interaction'),
      name: inLanguage(language, cut(stem, longestName)),
      description: inLanguage(language, stem),
      interactionType: told?.interactionType ?? 'other',
      ...(correctResponsesPattern ? { correctResponsesPattern } : {}),
      ...Object.fromEntries(components),
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
): Result {
  const kept = told && told.response !== '' && !(told.freeText && omitFreeText);
  const scaled = rounded(share);
  return {
    ...(kept ? { response: told.response } : {}),
    ...(graded === false ? {} : { success: share === 1, score: { scaled, ...inPoints(scaled, points) } }),
    // Nobody measured it where it is 0.
    ...(latency > 0 ? { duration: duration(latency) } : {}),
  };
}

/** xAPI (1.0.3, Data 4.1.5.1): min is below max, so what is worth nothing has no points. */
const inPoints = (scaled: number, points: number) =>
  points > 0 ? { raw: rounded(scaled * points), min: 0, max: points } : {};
