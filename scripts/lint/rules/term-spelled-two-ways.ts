import type { FindingPlace } from '../../diagnostics/finding.ts';
import { defineRule } from '../rule.ts';
import { placeOf } from '../text/markdown.ts';
import { wordsOf } from '../text/words.ts';

interface Spelling {
  count: number;
  place: FindingPlace;
}

export const termSpelledTwoWays = defineRule<{ word: string; other: string; count: number }>({
  name: 'term-spelled-two-ways',
  level: 'warning',
  group: 'language',
  about: 'A term is written in two ways.',
  source: 'ISO 24495-1:2023 (plain language), 5.3 (the same word for the same thing)',
  words: ({ word, other, count }) => ({
    message: `“${word}” is written “${other}” ${count === 1 ? 'once' : `${count} times`} elsewhere: learners take two spellings for two things.`,
    hint: `Write one of them throughout.`,
  }),
  check: ({ texts }, report) => {
    const terms = new Map<string, Map<string, Spelling>>();
    for (const { text, blocks, language } of texts)
      for (const block of blocks)
        for (const word of wordsOf(block.words)) {
          const look = termOf(word);
          if (look === undefined) continue;
          const key = `${language} ${look.key}`;
          const spellings = terms.get(key) ?? new Map<string, Spelling>();
          terms.set(key, spellings);
          const known = spellings.get(look.spelling);
          if (known) known.count++;
          else spellings.set(look.spelling, { count: 1, place: placeOf(text, block, word) });
        }
    for (const spellings of terms.values()) {
      const [usual, ...others] = [...spellings].sort(([, a], [, b]) => b.count - a.count);
      for (const [word, { place }] of others)
        if (usual && isMix(word, usual[0])) report(place, { word, other: usual[0], count: usual[1].count });
    }
  },
});

/** What two spellings share; short words and those that stand at the head of a sentence may differ in capitals. */
function termOf(word: string): { key: string; spelling: string } | undefined {
  if (word.length < 5 || word === word.toUpperCase()) return undefined;
  const hasInnerCapital = /\p{Ll}\p{Lu}/u.test(word) && !word.includes('-');
  const spelling = hasInnerCapital ? word : word.toLowerCase();
  return { key: word.toLowerCase().replaceAll('-', ''), spelling };
}

/** Either the hyphen differs, or two spellings have other capitals inside. */
const isMix = (one: string, other: string) =>
  one.includes('-') !== other.includes('-') || (/\p{Ll}\p{Lu}/u.test(one) && /\p{Ll}\p{Lu}/u.test(other));
