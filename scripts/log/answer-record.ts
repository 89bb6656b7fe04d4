import type { QuestionData } from '../course/player-course.ts';
import type { AnswerRecord } from './events.ts';

/** What a tracker is told of an answer. `share`: 0..1; `latency`: seconds. */
export function answerRecord(
  id: string,
  { bornAs = id, index, type, graded, lang, stem, key, points, outcomes }: QuestionData,
  answer: unknown,
  share: number,
  latency: number,
): AnswerRecord {
  const more = { ...(graded === false ? { graded } : {}), ...(lang ? { lang } : {}) };
  return { id: bornAs, index, type, ...more, stem, key, answer, share, points, outcomes, latency };
}
