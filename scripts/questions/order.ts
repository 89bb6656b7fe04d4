/**
 * Ids in the order of their ranks (lower first), but never so that those in `telling` stand in just that order: a list
 * that happens to show the right answer looks as if nobody had shuffled it.
 * @param rank a place for each id; equal ones keep the order that they come in
 */
export function shuffled(
  ids: readonly string[],
  rank: (id: string) => number,
  telling: readonly string[],
): string[] {
  let order = [...ids].sort((a, b) => rank(a) - rank(b));
  const tells = () => {
    const seen = order.filter((id) => telling.includes(id));
    return seen.length === telling.length && seen.every((id, index) => id === telling[index]);
  };
  for (let turns = 1; turns < ids.length && tells(); turns++)
    order = [...order.slice(1), ...order.slice(0, 1)];
  return order;
}
