import { defineRule } from '../rule.ts';
import { comparable, quoted } from '../text/words.ts';
import type { SeenQuestion } from '../view.ts';
import { plain } from '../view.ts';

export const stemUsedTwice = defineRule<{ stem: string; other: string }>({
  name: 'stem-used-twice',
  level: 'warning',
  group: 'items',
  about: 'Two questions ask the same with the same choices.',
  source: 'Haladyna, Downing & Rodriguez, 2002, 3 (each item independent of the others)',
  words: ({ stem, other }) => ({
    message: `“${quoted(stem)}” is asked with the same choices in \`${other}\`: in a report nobody tells them apart.`,
    hint: 'Ask for something else; a question that several quizzes ask belongs into a bank.',
  }),
  check: ({ questions }, report) => {
    const seen = new Map<string, string>();
    for (const each of questions) {
      if (!each.picking) continue;
      const look = lookOf(each);
      const other = seen.get(look);
      if (other !== undefined) report(each.stem.text.place, { stem: plain(each.stem), other });
      else seen.set(look, each.question.id);
    }
  },
});

const lookOf = ({ question, stem, picking, choices }: SeenQuestion) => {
  const { image, audio, video } = question.media;
  return JSON.stringify([
    comparable(stem.text.markdown),
    [...choices.values()].map((text) => comparable(plain(text))).sort(),
    picking?.choices.map(({ content }) => [content.image?.file.path, content.audio?.file.path]),
    [image?.file.path, audio?.file.path, video?.source],
  ]);
};
