import { defineRule } from '../rule.ts';

const junk =
  /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|\._[^/]*$|Thumbs\.db$|desktop\.ini$|\.git\/|\.svn\/|\.hg\/|node_modules\/|\.idea\/|\.vscode\/|[^/]*~$|[^/]*\.(?:bak|orig|swp)$)/i;

export const junkFile = defineRule({
  name: 'junk-file',
  level: 'warning',
  about: 'Files of an operating system, an editor or a version control system.',
  source: 'practice: they take room and may tell what was not meant for learners',
  on: ['package'],
  group: 'package',
  words: () => ({
    message: 'This belongs to a computer or a tool, not to the course.',
    hint: 'Leave it out when packing.',
  }),
  check: ({ reader }, report) => {
    for (const { path } of reader.entries) if (junk.test(path)) report({ file: path }, {});
  },
});
