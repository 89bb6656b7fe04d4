import { defineRule } from '../rule.ts';
import { placeOf } from '../text/markdown.ts';
import { quoted, wordsOf } from '../text/words.ts';

const mostWords = 8;
/** What stands below a picture or above a table names it, and is no heading. */
const caption =
  /^(?:fig(?:ure|ura)?|table|tab|tabla|tableau|tabelle|abb(?:ildung)?|[eé]quation|ecuación|gleichung|listing)\b\.?\s*[\dA-Z]/i;

export const boldAsHeading = defineRule<{ words: string }>({
  name: 'bold-as-heading',
  level: 'warning',
  group: 'access',
  about: 'A line in bold stands in the place of a heading.',
  source: 'WCAG 2.2, 1.3.1; failure F2',
  words: ({ words }) => ({
    message: `“${quoted(words, 40)}” looks like a heading and is none: a screen reader's list of headings misses it.`,
    hint: `Write \`## ${quoted(words, 40)}\`.`,
  }),
  check: ({ texts }, report) => {
    for (const { text, blocks, role } of texts) {
      if (role !== 'body') continue;
      for (const [index, block] of blocks.entries()) {
        const isLast = index === blocks.length - 1;
        const few = wordsOf(block.words).length <= mostWords && !/[.!?…:,;]\s*$/.test(block.words);
        if (block.kind === 'paragraph' && block.allBold && few && !isLast && !caption.test(block.words))
          report(placeOf(text, block, block.words), { words: block.words });
      }
    }
  },
});
