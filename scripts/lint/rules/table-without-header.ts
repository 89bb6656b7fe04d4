import { defineRule } from '../rule.ts';
import { placeOf } from '../text/markdown.ts';

export const tableWithoutHeader = defineRule({
  name: 'table-without-header',
  level: 'warning',
  group: 'access',
  about: 'A table has a row of heads with nothing in them.',
  source: 'WCAG 2.2, 1.3.1; technique H51',
  words: () => ({
    message: 'The heads of this table are empty: a screen reader can name no column.',
    hint: 'Write what each column has in it: `| Sign | What it means |`.',
  }),
  check: ({ texts }, report) => {
    for (const { text, blocks } of texts)
      for (const [index, block] of blocks.entries()) {
        if (block.kind !== 'head' || blocks[index - 1]?.kind === 'head') continue;
        const end = blocks.findIndex((each, at) => at > index && each.kind !== 'head');
        const heads = blocks.slice(index, end === -1 ? undefined : end);
        if (heads.every(({ words, images }) => words.trim() === '' && images.length === 0))
          report(placeOf(text, block, ''), {});
      }
  },
});
