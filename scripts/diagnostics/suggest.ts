/**
 * The candidate that a mistyped word most likely meant, or `undefined` when none is near: capitals, `-` for `_`, a plural
 * s, or a few letters wrong, missing, added or swapped (the more, the longer the word). At a tie the first one wins.
 */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  const plain = loosen(word);
  let best: string | undefined;
  let least = Infinity;
  for (const candidate of candidates) {
    const other = loosen(candidate);
    if (candidate === word) continue;
    const distance =
      other === plain ? 0 : withoutPlural(other) === withoutPlural(plain) ? 0.5 : editDistance(plain, other);
    if (distance < least && distance <= allowed(plain, other)) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** Long words from outside (a pasted sentence in place of a key) are near nothing, and cost nothing. */
const longestWord = 60;

function loosen(word: string): string {
  return word.toLowerCase().replace(/[-_\s]/g, '');
}

function withoutPlural(word: string): string {
  return word.length > 3 ? word.replace(/s$/, '') : word;
}

/** How many slips are still a slip: one in three letters, three at most. */
function allowed(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  if (longer > longestWord || Math.min(a.length, b.length) === 0) return -1;
  return longer <= 2 ? 0 : Math.min(3, Math.max(1, Math.floor(longer / 3)));
}

/** Letters to change, add or drop, or neighbours to swap, to turn one word into the other. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 3 || a.length > longestWord || b.length > longestWord) return Infinity;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(change, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? Infinity;
}
