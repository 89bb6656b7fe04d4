import { defineRule } from '../rule.ts';

export const videoWithoutTranscript = defineRule({
  name: 'video-without-transcript',
  level: 'warning',
  group: 'access',
  about: 'A film has no transcript.',
  source: 'WCAG 2.2, 1.2.3 (media alternative) and 1.2.8',
  words: () => ({
    message:
      'The film has no transcript: who can neither see nor hear it, or has no line for it, learns nothing.',
    hint: 'Add `transcript: { file: media/….md }`: what is said, and what is only to be seen.',
  }),
  check: ({ slides, questions }, report) => {
    const all = [...slides.map(({ slide }) => slide), ...questions.map(({ question }) => question)];
    for (const { media, place } of all)
      if (media.video && !media.video.transcript)
        report('file' in media.video.source ? media.video.source.file.place : place, {});
  },
});
