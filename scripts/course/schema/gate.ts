import { id } from './scalars.ts';
import { map, oneOrList } from './shapes.ts';

/** What a lesson or slide waits for: all of it. */
export const gate = map(
  {
    passed: oneOrList(id()).describe('Quizzes that must be passed: an id or a list.').optional(),
    submitted: oneOrList(id()).describe('Quizzes that must be submitted: an id or a list.').optional(),
    visited: oneOrList(id())
      .describe('Slides, quizzes or lessons that must have been shown: an id or a list.')
      .optional(),
  },
  'a map such as `{ visited: intro }`',
);
