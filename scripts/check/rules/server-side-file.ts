import { defineRule } from '../rule.ts';

const serverSide =
  /(?:^|\/)\.htaccess$|(?:^|\/)web\.config$|\.(?:php\d?|phtml|phar|cgi|sh|aspx?|jspx?|py|rb|pl)$/i;

export const serverSideFile = defineRule({
  name: 'server-side-file',
  level: 'warning',
  about: 'A file that a server could run.',
  source:
    'Docebo, "Uploading and managing SCORM as training material": refuses .htaccess, .php, .cgi, .sh, .asp, .jsp, .py, .rb, .pl',
  on: ['package'],
  group: 'package',
  words: () => ({
    message: 'A server could run this file; some LMSs refuse the whole package for it.',
    hint: 'Leave it out: nothing of a package runs on the server.',
  }),
  check: ({ reader }, report) => {
    for (const { path } of reader.entries) if (serverSide.test(path)) report({ file: path }, {});
  },
});
