import { defineRule } from '../rule.ts';
import { placeOf } from '../text/markdown.ts';
import { quoted, sentencesOf } from '../text/words.ts';

const most = 40;
/** Where a reader rests within a sentence. */
const rest = /[;:]\s/;

/** Words as blanks part them: an address or a path is one. */
const partedWords = (text: string): number => text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;

export const sentenceLong = defineRule<{ count: number; start: string }>({
  name: 'sentence-long',
  level: 'warning',
  group: 'language',
  about: 'A sentence is longer than anybody keeps in mind.',
  source: 'ISO 24495-1:2023 (plain language), 5.3; Cutts, Oxford Guide to Plain English, 2020',
  words: ({ count, start }) => ({
    message: `A sentence of ${count} words (“${quoted(start, 40)}”): its beginning is forgotten at its end.`,
    hint: 'Make two or three of it, or a list; 15 to 20 words are easy to read.',
  }),
  check: ({ texts }, report) => {
    for (const { text, blocks, role } of texts) {
      if (role === 'transcript') continue;
      for (const block of blocks)
        for (const sentence of sentencesOf(block.words)) {
          const longest = Math.max(...sentence.split(rest).map(partedWords));
          const count = partedWords(sentence);
          const start = sentence.split(' ').slice(0, 3).join(' ');
          if (longest > most) report(placeOf(text, block, start), { count, start: sentence });
        }
    }
  },
});
