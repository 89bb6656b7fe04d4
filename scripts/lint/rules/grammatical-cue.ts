import { defineRule } from '../rule.ts';
import { plain } from '../view.ts';

export const grammaticalCue = defineRule<{ article: string; fits: string }>({
  name: 'grammatical-cue',
  level: 'warning',
  group: 'items',
  about: 'The stem ends with “a” or “an”, and some choices do not go with it.',
  source: 'Haladyna, Downing & Rodriguez, 2002, 28c (grammatical clues)',
  words: ({ article }) => ({
    message: `The question ends with “${article}”, and not all choices can follow it: grammar rules them out.`,
    hint: 'End it with “a(n)”, or put the article into each choice.',
  }),
  check: ({ questions }, report) => {
    for (const { picking, stem, choices, language } of questions) {
      if (language !== 'en' || !picking || picking.choices.length < 2) continue;
      const article = /(?:^|\s)(an?)[\s:…_\ufffc]*$/i.exec(plain(stem))?.[1]?.toLowerCase();
      if (article === undefined) continue;
      const fits = [...choices.values()].map((text) => /^[aeiou]/i.test(plain(text)) === (article === 'an'));
      // A u or h may sound either way, so one that seems wrong is no proof; some of both kinds are.
      if (fits.includes(true) && fits.includes(false)) report(stem.text.place, { article, fits: '' });
    }
  },
});
