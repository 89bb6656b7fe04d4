import { defineRule } from '../rule.ts';

export const entryTwice = defineRule({
  name: 'entry-twice',
  level: 'error',
  about: 'Two entries of the zip have one name, or a file has the name of a folder.',
  source: 'practice: unzippers disagree which of the two counts',
  on: ['container'],
  group: 'package',
  words: () => ({
    message: 'This name stands more than once in the zip: which one is unpacked is chance.',
    hint: 'Pack the files anew, each once.',
  }),
  check: ({ reader }, report) => {
    const seen = new Set<string>();
    const folders = new Set<string>();
    for (const { path } of reader.entries)
      for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1))
        folders.add(path.slice(0, at));
    for (const { path } of reader.entries) {
      if (seen.has(path) || folders.has(path)) report({ file: path }, {});
      seen.add(path);
    }
  },
});
