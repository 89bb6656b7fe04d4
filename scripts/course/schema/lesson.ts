import { gate } from './gate.ts';
import { formerId, id, language, number } from './scalars.ts';
import { entries, map, oneOrList, text } from './shapes.ts';

/** A file in `lessons/`. Its slides are read one by one, each by its type. */
export const lessonSchema = map(
  {
    id: id().describe('Permanent name of the lesson; course.yaml lists it.'),
    was: formerId(false).describe('Its former id, where it was renamed; its slides keep theirs.').optional(),
    title: text().describe("The lesson's title."),
    outcome: oneOrList(id()).describe('The outcome that the lesson teaches, or a list.').optional(),
    minutes: number('a number of minutes', 'a number above 0', (value) => value > 0)
      .describe('How long it takes, by your estimate; shown in the menu.')
      .optional(),
    lang: language().describe("Language of the lesson, where it is not the course's.").optional(),
    locked_until: gate.describe('What must have happened before the lesson opens.').optional(),
    slides: entries('a slide').describe('The slides, in order.'),
  },
  'a lesson',
);

/** A file in `banks/`. Its questions are read one by one, each by its type. */
export const bankSchema = map(
  {
    id: id().describe('Permanent name of the bank; draws name it.'),
    title: text().describe("The bank's title, for authors.").optional(),
    questions: entries('a question').describe('The questions, written as in a quiz.'),
  },
  'a bank',
);
