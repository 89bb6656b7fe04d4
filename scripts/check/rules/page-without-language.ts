import { attributeOf } from '../html/tokens.ts';
import { openTags, shownPages } from '../html-rules.ts';
import { placeIn } from '../places.ts';
import { defineRule } from '../rule.ts';

export const pageWithoutLanguage = defineRule({
  name: 'page-without-language',
  level: 'warning',
  about: 'A page does not say its language.',
  source: 'WCAG 2.2, 3.1.1 Language of Page (A)',
  on: ['package'],
  group: 'package',
  words: () => ({
    message: "The page doesn't say its language: a screen reader reads it with the wrong voice.",
    hint: 'Write `<html lang="en">`, with the tag of its language.',
  }),
  check: (view, report) => {
    const setByScript =
      /documentElement\s?\.\s?lang\s?=|documentElement\s?\.\s?setAttribute\(\s?["']lang|\(["']html["']\)\.attr\(\s?["']lang/;
    if (view.api.find(setByScript)) return;
    for (const page of shownPages(view))
      for (const { tag } of openTags(page)) {
        if (tag.name !== 'html') continue;
        const lang = (attributeOf(tag, 'lang') ?? attributeOf(tag, 'xml:lang'))?.value.trim() ?? '';
        if (lang === '') report(placeIn(page, tag.start, 5), {});
        break;
      }
  },
});
