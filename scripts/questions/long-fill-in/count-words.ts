/** Chinese and Japanese: each character counts as a word, as word processors count them. */
const character = String.raw`(?=\p{L})[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]`;
const letter = String.raw`(?!${character})[\p{L}\p{M}\p{N}]`;
/** `don't`, `well-known`, `3.5` and `1,000` are one word each. */
const word = String.raw`(?:${letter})(?:${letter}|['’\-](?=${letter})|[.,](?=\p{N}))*`;
const words = new RegExp(`${character}|${word}`, 'gu');
/** Thai, Lao, Khmer, Burmese: words are written without blanks between them. */
const unparted = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * How many words a text has: runs of letters and digits in any script, whatever parts them; signs and emoji are none.
 * Scripts that part no words go by the browser's dictionary where it has one, else by their blanks.
 */
export function countWords(text: string): number {
  const found = text.match(words) ?? [];
  return found.reduce((sum, each) => sum + (unparted.test(each) ? segments(each) : 1), 0);
}

function segments(run: string): number {
  // Younger than the other functions of Intl: a browser may not have it.
  const { Segmenter } = Intl as { Segmenter?: typeof Intl.Segmenter };
  if (!Segmenter) return 1;
  return [...new Segmenter(undefined, { granularity: 'word' }).segment(run)].filter(
    ({ isWordLike }) => isWordLike,
  ).length;
}
