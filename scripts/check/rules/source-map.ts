import { extensionOf } from '../package/paths.ts';
import { defineRule } from '../rule.ts';

export const sourceMap = defineRule({
  name: 'source-map',
  level: 'info',
  about: 'Source maps are in the package.',
  source: 'practice: they hold the original source with its comments, and are never needed to play',
  on: ['package'],
  group: 'package',
  words: () => ({
    message: 'A source map holds the original program with all comments, and takes room.',
    hint: 'Leave it out when packing.',
  }),
  check: ({ files }, report) => {
    for (const path of files.keys())
      if (extensionOf(path) === 'map' && /\.(?:m?js|css)\.map$/i.test(path)) report({ file: path }, {});
  },
});
