import { attributeOf } from '../html/tokens.ts';
import { openTags, tokensWithin } from '../html-rules.ts';
import { placeIn } from '../places.ts';
import { defineRule } from '../rule.ts';

export const videoWithoutCaptions = defineRule({
  name: 'video-without-captions',
  level: 'warning',
  about: 'A film has no captions.',
  source: 'WCAG 2.2, 1.2.2 Captions (Prerecorded) (A)',
  on: ['package'],
  group: 'file',
  words: () => ({
    message: "The film has no captions: who can't hear misses what is said.",
    hint: 'Add `<track kind="captions" src="….vtt" srclang="en">`; a film without sound gets `muted`.',
  }),
  check: ({ pages }, report) => {
    for (const page of pages)
      for (const { tag, index } of openTags(page)) {
        if (tag.name !== 'video' || attributeOf(tag, 'muted')) continue;
        const inside = tokensWithin(page, index, 'video').filter((token) => token.kind === 'open');
        const hasFilm = attributeOf(tag, 'src') ?? inside.find(({ name }) => name === 'source');
        // A `track` without a kind is one of subtitles.
        const hasCaptions = inside.some(
          (each) =>
            each.name === 'track' &&
            /^(?:captions|subtitles|)$/i.test(attributeOf(each, 'kind')?.value.trim() ?? ''),
        );
        if (hasFilm && !hasCaptions) report(placeIn(page, tag.start, 6), {});
      }
  },
});
