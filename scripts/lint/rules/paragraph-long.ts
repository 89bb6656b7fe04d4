import { defineRule } from '../rule.ts';
import { placeOf } from '../text/markdown.ts';
import { wordsOf } from '../text/words.ts';

const most = 120;

export const paragraphLong = defineRule<{ count: number }>({
  name: 'paragraph-long',
  level: 'warning',
  group: 'language',
  about: 'A paragraph fills a phone’s screen without a break.',
  source: 'ISO 24495-1:2023 (plain language), 5.2; Nielsen, How Users Read on the Web, 1997',
  words: ({ count }) => ({
    message: `A paragraph of ${count} words fills a phone's screen without a break.`,
    hint: 'One thought a paragraph; what can be counted makes a list.',
  }),
  check: ({ texts }, report) => {
    for (const { text, blocks, role } of texts) {
      if (role === 'transcript') continue;
      for (const block of blocks) {
        const count = wordsOf(block.words).length;
        if (count > most) report(placeOf(text, block, block.words.split(' ')[0] ?? ''), { count });
      }
    }
  },
});
