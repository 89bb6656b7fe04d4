import { defineRule } from '../rule.ts';

export const launchFileEmpty = defineRule({
  name: 'launch-file-empty',
  level: 'error',
  about: 'The page that begins the course is empty.',
  source: 'practice: a publish that broke off',
  on: ['scorm12', 'scorm2004', 'cmi5', 'tincan'],
  group: 'place',
  words: () => ({
    message: 'The page that begins the course has nothing in it: learners see a blank window.',
    hint: 'Publish the course again.',
  }),
  check: ({ launchPaths, files }, report) => {
    for (const path of launchPaths) if (files.get(path)?.size === 0) report({ file: path }, {});
  },
});
