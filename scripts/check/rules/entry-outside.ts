import { defineRule } from '../rule.ts';

export const entryOutside = defineRule({
  name: 'entry-outside',
  level: 'error',
  about: 'A name in the zip leads out of the folder that it is unpacked to.',
  source: 'APPNOTE.TXT 4.4.17.1: no drive and no leading slash; "zip slip"',
  on: ['container'],
  group: 'package',
  words: () => ({
    message:
      'The name is absolute or climbs out with `..`: a careful LMS refuses it, a careless one overwrites files.',
    hint: 'Pack the files from within their folder, so that names are relative to it.',
  }),
  check: ({ reader }, report) => {
    for (const { path } of reader.entries)
      if (/^[/\\]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/i.test(path)) report({ file: path }, {});
  },
});
