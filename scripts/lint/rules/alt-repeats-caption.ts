import { comparable, quoted } from '../text/words.ts';
import { defineRule } from '../rule.ts';

export const altRepeatsCaption = defineRule<{ alt: string }>({
  name: 'alt-repeats-caption',
  level: 'warning',
  group: 'access',
  about: 'The text of a picture is what stands beside it already.',
  source: 'W3C, Web Accessibility Tutorials: Images, captions',
  words: ({ alt }) => ({
    message: `“${quoted(alt)}” stands beside the picture already, and is read twice.`,
    hint: 'Write what the picture shows, or `decorative: true` where it adds nothing.',
  }),
  check: ({ images }, report) => {
    for (const { image, place, beside } of images)
      if (image.alt !== '' && beside.some((text) => comparable(text) === comparable(image.alt)))
        report(place, { alt: image.alt });
  },
});
