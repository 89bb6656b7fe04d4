import type { PlayerAsked, PlayerDraw, PlayerEntry, PlayerQuiz } from '../course/player-course.ts';
import { triesOf, type Answer, type QuizValue } from '../state/progress.ts';

/** A question as one attempt asks it. */
export interface Asked {
  id: string;
  field: number;
  /** What it is worth in this attempt. */
  points: number;
  /** Share of its points that a wrong try costs. */
  penalty: number;
  outcomes: readonly string[];
  /** Index of its interaction, where its draw's places are numbered. */
  index?: number;
}

export const isDraw = (entry: PlayerEntry): entry is PlayerDraw => 'draw' in entry;

const asAsked = ({ id, field, points = 1, penalty = 0, outcomes = [] }: PlayerAsked): Asked => ({
  id,
  field,
  points,
  penalty,
  outcomes,
});

/** How many questions an attempt asks. */
export function askedCount(quiz: PlayerQuiz): number {
  return quiz.entries.reduce((sum, entry) => sum + (isDraw(entry) ? entry.count : 1), 0);
}

/** Every question that the quiz may ask, drawn or not. */
export function everyAsked(quiz: PlayerQuiz): PlayerAsked[] {
  return quiz.entries.flatMap((entry) => (isDraw(entry) ? entry.draw : [entry]));
}

/**
 * The questions of the quiz's current or last attempt, in the author's order. `undefined` in the place of a drawn one
 * that the course no longer has.
 */
export function askedIn(quiz: PlayerQuiz, { drawn = [] }: Pick<QuizValue, 'drawn'>): (Asked | undefined)[] {
  let next = 0;
  return quiz.entries.flatMap((entry): (Asked | undefined)[] => {
    if (!isDraw(entry)) return [asAsked(entry)];
    const fields = Array.from({ length: entry.count }, () => drawn[next++]);
    return fields.map((field, place) => {
      const found = entry.draw.find((each) => each.field === field);
      if (!found) return undefined;
      const index = entry.indexes?.[place];
      return {
        ...asAsked(found),
        ...(entry.points === undefined ? {} : { points: entry.points }),
        ...(index === undefined ? {} : { index }),
      };
    });
  });
}

/**
 * What an answer earns of its question's points: its share, less the penalty for each try that was wrong (format 1,
 * "Grading": only for an answer that was given). A try that was not the last one was not right.
 */
export function earnedShare(share: number, tries: number, penalty: number): number {
  if (tries === 0) return 0;
  return share - penalty * (tries - 1 + (share === 0 ? 1 : 0));
}

/** Tries once a given answer counts, checked or not: what is submitted is a try. */
export function triesAtSubmit(answer: Answer | undefined): number {
  if (answer?.values === undefined) return 0;
  return triesOf(answer) + (answer.share === undefined ? 1 : 0);
}
