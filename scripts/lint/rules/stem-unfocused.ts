import { defineRule } from '../rule.ts';
import { quoted, wordsOf } from '../text/words.ts';
import { plain } from '../view.ts';

/** Languages that don't part their words by blanks have no such count. */
const unparted: ReadonlySet<string> = new Set(['zh', 'ja', 'th', 'lo', 'km', 'my']);

export const stemUnfocused = defineRule<{ stem: string }>({
  name: 'stem-unfocused',
  level: 'warning',
  group: 'items',
  about: 'A stem does not ask anything: only the choices say what the question is about.',
  source: 'Haladyna, Downing & Rodriguez, 2002, 14 (the central idea stands in the stem)',
  words: ({ stem }) => ({
    message: `“${quoted(stem)}” asks nothing yet: only the choices tell what the question is about.`,
    hint: 'Ask so that somebody who knows could answer without the choices.',
  }),
  check: ({ questions }, report) => {
    for (const { question, picking, stem, language } of questions) {
      if (!picking || picking.statement !== undefined || unparted.has(language)) continue;
      const { image, audio, video } = question.media;
      const text = plain(stem);
      const asks = /[?؟¿]/.test(text) || (image ?? audio ?? video) !== undefined;
      if (!asks && stem.blocks.length === 1 && wordsOf(text).length <= 2)
        report(stem.text.place, { stem: text });
    }
  },
});
