import { defineRule } from '../rule.ts';

export const entryNameUnfit = defineRule<{ found: string }>({
  name: 'entry-name-unfit',
  level: 'warning',
  about: 'A name has characters that some servers do not find again in a URL.',
  source: 'LatitudeLearning: no blanks or special characters in names; practice on other LMSs',
  on: ['package'],
  group: 'package',
  words: ({ found }) => ({
    message: `The name has ${found} in it; some LMSs don't find such a file.`,
    hint: 'Use letters from A to Z, digits, `.`, `-` and `_` in names.',
  }),
  check: ({ reader }, report) => {
    for (const { path } of reader.entries) {
      if (path.includes('\\')) continue;
      const char = /[^A-Za-z0-9._/()@+,=~$!-]/u.exec(path)?.[0];
      if (char === undefined) continue;
      const code = char.codePointAt(0) ?? 0;
      const found = char === ' ' ? 'a blank' : code < 32 ? 'a control character' : `\`${char}\``;
      report({ file: path }, { found });
    }
  },
});
