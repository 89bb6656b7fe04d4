import { defineRule } from '../rule.ts';

const most = 300;

export const slideTooLong = defineRule<{ words: number }>({
  name: 'slide-too-long',
  level: 'warning',
  group: 'structure',
  about: 'A slide has more text than a learner takes in at once.',
  source: 'The segmenting principle: Mayer, Multimedia Learning, 2021',
  words: ({ words }) => ({
    message: `${words} words on one slide: on a phone that is many screens.`,
    hint: `Make several slides of it, one thought each; up to ${most} words is fine.`,
  }),
  check: ({ slides }, report) => {
    for (const { slide, texts, words } of slides) {
      // A transcript is there to be opened, not to be read through.
      const shown = texts.some(({ role }) => role === 'transcript') ? 0 : words;
      if (shown > most) report(slide.title?.place ?? slide.place, { words: shown });
    }
  },
});
