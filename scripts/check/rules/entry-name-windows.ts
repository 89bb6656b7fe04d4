import { defineRule } from '../rule.ts';

const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

export const entryNameWindows = defineRule({
  name: 'entry-name-windows',
  level: 'warning',
  about: 'A name that no file can have on Windows.',
  source: 'Win32, "Naming files, paths and namespaces"',
  on: ['package'],
  group: 'package',
  words: () => ({
    message: "No file can have this name on Windows, so an LMS that runs there can't unpack the package.",
    hint: 'Avoid `< > : " | ? *`, names such as `con` and `aux`, and a point or blank at the end.',
  }),
  check: ({ reader }, report) => {
    for (const { path } of reader.entries)
      if (
        path.split('/').some((part) => /[<>:"|?*]|[. ]$/.test(part) || reserved.test(part)) &&
        !/(?:^|\/)\.{1,2}\//.test(path)
      )
        report({ file: path }, {});
  },
});
