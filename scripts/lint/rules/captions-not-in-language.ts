import { defineRule } from '../rule.ts';
import { baseOf } from '../text/words.ts';

export const captionsNotInLanguage = defineRule<{ language: string; have: string }>({
  name: 'captions-not-in-language',
  level: 'warning',
  group: 'access',
  about: 'A film has captions, but none in the language of its slide.',
  source: 'WCAG 2.2, 1.2.2 (captions)',
  words: ({ language, have }) => ({
    message: `The film has captions in ${have}, and none in \`${language}\`, the language of this slide.`,
    hint: 'Add them, or say with `lang` in which language the slide is.',
  }),
  check: ({ course, slides }, report) => {
    for (const { slide, lesson } of slides) {
      const language = slide.lang ?? lesson.lang ?? course.language;
      const captions = slide.media.video?.captions ?? [];
      if (captions.length > 0 && !captions.some((each) => baseOf(each.language) === baseOf(language)))
        report(captions[0]?.file.place ?? slide.place, {
          language,
          have: captions.map((each) => `\`${each.language}\``).join(', '),
        });
    }
  },
});
