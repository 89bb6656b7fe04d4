import { defineRule } from '../rule.ts';
import { placeOf } from '../text/markdown.ts';
import { quoted } from '../text/words.ts';

export const headingSkipsLevel = defineRule<{ from: number; to: number; heading: string }>({
  name: 'heading-skips-level',
  level: 'warning',
  group: 'access',
  about: 'A heading is two levels or more below the one before it.',
  source: 'WCAG 2.2, 1.3.1; technique G141',
  words: ({ from, to, heading }) => ({
    message: `“${quoted(heading, 40)}” has ${to} signs (#) and the heading before it ${from}: the level between is missing.`,
    hint: `Write \`${'#'.repeat(from + 1)}\`. The player shows it one level below, whatever stands there.`,
  }),
  check: ({ texts }, report) => {
    for (const { text, blocks } of texts) {
      let before: number | undefined;
      for (const block of blocks) {
        if (block.kind !== 'heading') continue;
        if (before !== undefined && block.level > before + 1)
          report(placeOf(text, block, block.words), { from: before, to: block.level, heading: block.words });
        before = block.level;
      }
    }
  },
});
