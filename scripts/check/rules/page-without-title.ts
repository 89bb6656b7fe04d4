import { openTags, shownPages } from '../html-rules.ts';
import { placeIn } from '../places.ts';
import { defineRule } from '../rule.ts';

export const pageWithoutTitle = defineRule({
  name: 'page-without-title',
  level: 'warning',
  about: 'A page has no title.',
  source: 'WCAG 2.2, 2.4.2 Page Titled (A)',
  on: ['package'],
  group: 'package',
  words: () => ({
    message: 'The page has no title: tabs, windows and screen readers show its address instead.',
    hint: 'Write `<title>…</title>` into its head.',
  }),
  check: (view, report) => {
    if (view.api.find(/document\s?\.\s?title\s?=[^=]/)) return;
    for (const page of shownPages(view)) {
      let titled = false;
      for (const { tag, index } of openTags(page)) {
        if (tag.name === 'svg') break;
        const text = page.tokens[index + 1];
        titled ||=
          tag.name === 'title' &&
          text?.kind === 'text' &&
          page.text.slice(text.start, text.end).trim() !== '';
      }
      if (titled) continue;
      const head = page.tokens.find(
        (token) => token.kind === 'open' && /^(?:title|head|html)$/.test(token.name),
      );
      report(placeIn(page, head?.start ?? 0, 5), {});
    }
  },
});
