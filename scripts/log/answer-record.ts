import type { QuestionData } from '../course/player-course.ts';
import type { AnswerRecord } from './events.ts';

/** What a tracker is told of an answer. `share`: 0..1; `latency`: seconds. */
export function answerRecord(
  id: string,
  { bornAs = id, index, type, graded, stem, key, points, outcomes }: QuestionData,
  answer: unknown,
  share: number,
  latency: number,
): AnswerRecord {
  const ungraded = graded === false ? { graded } : {};
  return { id: bornAs, index, type, ...ungraded, stem, key, answer, share, points, outcomes, latency };
}
