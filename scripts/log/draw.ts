import type { PlayerDraw } from '../course/player-course.ts';

/** One place of an attempt that a draw fills, and the fields of the questions that may stand there. */
interface Place {
  draw: number;
  candidates: readonly number[];
}

/** Which question may come first: lower `met`, then lower `rank`. */
export interface DrawOrder {
  /** How often this learner met the question. */
  met(field: number): number;
  /** Its place in a shuffled order. */
  rank(field: number): number;
}

/** The places of all draws, narrowest first, at a tie in the author's order. */
function placesOf(draws: readonly PlayerDraw[]): Place[] {
  return draws
    .flatMap(({ draw, count }, index) =>
      Array.from({ length: count }, () => ({ draw: index, candidates: draw.map(({ field }) => field) })),
    )
    .sort((a, b) => a.candidates.length - b.candidates.length || a.draw - b.draw);
}

/**
 * Whether each place can have a question of its own, none of them taken (a matching, found by augmenting paths).
 * Gives the first place that goes without; `undefined`: all can be filled.
 */
function unfilled(places: readonly Place[], taken: ReadonlySet<number>): Place | undefined {
  const holder = new Map<number, Place>();
  const place = (each: Place, tried: Set<number>): boolean =>
    each.candidates.some((field) => {
      if (taken.has(field) || tried.has(field)) return false;
      tried.add(field);
      const other = holder.get(field);
      if (other && !place(other, tried)) return false;
      holder.set(field, each);
      return true;
    });
  return places.find((each) => !place(each, new Set()));
}

/** Index of a draw that can never be filled together with the others; `undefined`: all can, in every attempt. */
export function unfillable(draws: readonly PlayerDraw[]): number | undefined {
  return unfilled(placesOf(draws), new Set())?.draw;
}

/**
 * Draws an attempt's questions: narrowest draw first, those that the learner met least first, no question twice. A
 * question is passed over where taking it would leave another place empty, so that what the build has proved holds.
 * @param kept fields that stand already, by place in the author's order; `undefined`: to be drawn
 * @returns one field for each place, in the author's order of the draws
 */
export function drawQuestions(
  draws: readonly PlayerDraw[],
  order: DrawOrder,
  kept: readonly (number | undefined)[] = [],
): number[] {
  const drawn: number[][] = draws.map(() => []);
  const taken = new Set(kept.filter((field) => field !== undefined));
  const keptOf = new Map<number, (number | undefined)[]>();
  let next = 0;
  draws.forEach(({ count }, index) => keptOf.set(index, kept.slice(next, (next += count))));
  const open = placesOf(draws).filter(({ draw }) => keptOf.get(draw)?.shift() === undefined);
  const first = (a: number, b: number) =>
    order.met(a) - order.met(b) || order.rank(a) - order.rank(b) || a - b;
  while (open.length > 0) {
    const place = open.shift() as Place;
    const free = place.candidates.filter((field) => !taken.has(field)).sort(first);
    const field = free.find((each) => !unfilled(open, new Set([...taken, each]))) ?? free[0];
    if (field === undefined) continue;
    taken.add(field);
    drawn[place.draw]?.push(field);
  }
  next = 0;
  return draws.flatMap(({ count }, index) =>
    Array.from({ length: count }, () => kept[next++] ?? drawn[index]?.shift()).filter(
      (field) => field !== undefined,
    ),
  );
}
