import type { PlayerDraw } from '../course/player-course.ts';

/** One place of an attempt that a draw fills, and the fields of the questions that may stand there. */
interface Place {
  /** In the author's order, over all draws. */
  at: number;
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

/** The places of all draws in the author's order. */
function placesOf(draws: readonly PlayerDraw[]): Place[] {
  return draws
    .flatMap(({ draw, count }, index) => {
      const candidates = draw.map(({ field }) => field);
      return Array.from({ length: count }, () => ({ draw: index, candidates }));
    })
    .map((place, at) => ({ at, ...place }));
}

/** Narrowest first, at a tie in the author's order. */
const byWidth = (a: Place, b: Place) => a.candidates.length - b.candidates.length || a.at - b.at;

/**
 * Whether each place can have a question of its own, none of them taken (a matching, found by augmenting paths).
 * Gives the first place that goes without; `undefined`: all can be filled.
 */
function unfilled(places: readonly Place[], taken: ReadonlySet<number>): Place | undefined {
  const holder = new Map<number, Place>();
  const fill = (place: Place, tried: Set<number>): boolean =>
    place.candidates.some((field) => {
      if (taken.has(field) || tried.has(field)) return false;
      tried.add(field);
      const other = holder.get(field);
      if (other && !fill(other, tried)) return false;
      holder.set(field, place);
      return true;
    });
  return places.find((place) => !fill(place, new Set()));
}

/** Index of a draw that can never be filled together with the others; `undefined`: all can, in every attempt. */
export function unfillable(draws: readonly PlayerDraw[]): number | undefined {
  return unfilled(placesOf(draws).sort(byWidth), new Set())?.draw;
}

/**
 * Draws an attempt's questions: narrowest draw first, those that the learner met least first, no question twice. A
 * question is passed over where taking it would leave another place empty, so that what the build has proved holds.
 * What stands already stays, but for what a new release no longer lets stand there, or what would leave a place empty.
 * @param kept fields that stand already, by place in the author's order; `undefined`: to be drawn
 * @returns one field for each place, in the author's order of the draws
 */
export function drawQuestions(
  draws: readonly PlayerDraw[],
  order: DrawOrder,
  kept: readonly (number | undefined)[] = [],
): number[] {
  const places = placesOf(draws);
  const drawn = new Map<number, number>();
  const taken = new Set<number>();
  const take = ({ at }: Place, field: number) => {
    drawn.set(at, field);
    taken.add(field);
  };
  const isOpen = ({ at }: Place) => !drawn.has(at);
  /** Whether all places but this one can still be filled without the question. */
  const leavesEnough = (place: Place, field: number) =>
    !unfilled(
      places.filter((each) => each !== place && isOpen(each)),
      new Set([...taken, field]),
    );

  for (const place of places) {
    const field = kept[place.at];
    if (field === undefined || taken.has(field) || !place.candidates.includes(field)) continue;
    if (leavesEnough(place, field)) take(place, field);
  }
  const first = (a: number, b: number) =>
    order.met(a) - order.met(b) || order.rank(a) - order.rank(b) || a - b;
  for (const place of places.filter(isOpen).sort(byWidth)) {
    const free = place.candidates.filter((field) => !taken.has(field)).sort(first);
    const field = free.find((each) => leavesEnough(place, each)) ?? free[0];
    if (field !== undefined) take(place, field);
  }
  return places.flatMap(({ at }) => drawn.get(at) ?? []);
}

/** What was drawn, as it is asked today: a question that was revised since stands for what it was. */
export function drawnToday(draws: readonly PlayerDraw[], drawn: readonly number[]): number[] {
  const asked = draws.flatMap(({ draw }) => draw);
  return drawn.map((field) => asked.find(({ former }) => former?.includes(field))?.field ?? field);
}
