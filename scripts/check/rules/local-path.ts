import { placeIn } from '../places.ts';
import { defineRule } from '../rule.ts';
import { matchesIn } from '../text-rules.ts';

const path =
  /(?<![\w/.:%-])(?:[A-Za-z]:(?:\\{1,2}|\/)Users(?:\\{1,2}|\/)[^\\/"'<>\r\n:*?]{1,60}(?:\\|\/)|\/Users\/[A-Za-z][\w.-]{0,40}\/[\w.-]|\/home\/[a-z][\w.-]{0,40}\/[\w.-])/g;

export const localPath = defineRule<{ shown: string }>({
  name: 'local-path',
  level: 'warning',
  about: "A path of an author's computer stands in a file.",
  source: 'practice: it tells a name, and a link to it leads nowhere',
  on: ['package'],
  group: 'package',
  words: ({ shown }) => ({
    message: `\`${shown}…\` is a path on somebody's computer: it tells a name, and no learner can reach it.`,
    hint: 'Delete it, or publish again from the authoring tool.',
  }),
  check: (view, report) => {
    for (const { text, at, length, groups } of matchesIn(
      view,
      path,
      /\.(?:m?js|html?|css|json|xml|txt|map)$/i,
    ))
      report(placeIn(text, at, length), { shown: groups[0] ?? '' });
  },
});
