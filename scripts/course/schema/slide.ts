import { duration, formerId, id, language, truth } from './scalars.ts';
import { gate } from './gate.ts';
import { mediaKeys } from './media.ts';
import { map, oneOrList, text } from './shapes.ts';

/** Keys of every slide, whatever its type; `type` stands with those who name the types. */
export const slideKeys = {
  id: id().describe("Permanent name; learners' progress is kept by it. Never change it."),
  was: formerId(false).describe('Its former id, where it was renamed: progress and reports stay with it.').optional(),
  title: text().describe("The slide's heading.").optional(),
  body: text().describe('What the slide says, in Markdown.').optional(),
  ...mediaKeys,
  outcome: oneOrList(id()).describe('The outcome that the slide teaches, or a list.').optional(),
  notes: text().describe('For authors and trainers; learners never see it.').optional(),
  optional: truth().describe("true: the slide doesn't count for completion.").optional(),
  locked_until: gate.describe('What must have happened before the slide opens.').optional(),
  min_time: duration('s').describe('How long it must be shown before it is done, such as 20 s.').optional(),
  lang: language().describe('Language of the slide, where it is another one.').optional(),
};

/** Exists to give `readKeys` a typed view of a slide whose own keys are unknown here. */
export const anySlide = map(slideKeys, 'a slide');
