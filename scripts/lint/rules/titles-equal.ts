import { comparable, quoted } from '../text/words.ts';
import { defineRule } from '../rule.ts';

export const titlesEqual = defineRule<{ title: string }>({
  name: 'titles-equal',
  level: 'warning',
  group: 'structure',
  about: 'Two slides of a lesson have the same title.',
  source: 'WCAG 2.2, 2.4.6',
  words: ({ title }) => ({
    message: `Another slide of this lesson is called “${quoted(title)}” too: the menu has two lines that read the same.`,
    hint: 'Say what is different about this one.',
  }),
  check: ({ course }, report) => {
    for (const { slides } of course.lessons) {
      const seen = new Set<string>();
      for (const { title, type } of slides) {
        const look = title && comparable(title.markdown);
        if (!title || look === undefined || type === 'title') continue;
        if (seen.has(look)) report(title.place, { title: title.markdown });
        seen.add(look);
      }
    }
  },
});
