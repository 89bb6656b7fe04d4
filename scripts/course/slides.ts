import type { z } from 'zod';
import { quizKeys } from './schema/quiz.ts';
import { word } from './schema/scalars.ts';
import { text } from './schema/shapes.ts';

/** A slide type: this entry and one template, `templates/slides/<name>.hbs`. */
export interface SlideType {
  name: string;
  /** One line for editors and for help. */
  about: string;
  /** Its own keys, beside those of every slide; texts are read as `Text`, words as they stand. */
  keys: z.ZodRawShape;
  /** Whether it counts for completion when the author says nothing else. */
  counts: boolean;
  /** Whether it takes the course's title where it has none of its own. */
  courseTitle?: true;
  /** The page's word (`templates/strings/`) that names it in the menu where the author gave no title; else the lesson's. */
  titleWord?: string;
}

const concept = {
  what: text().describe('What it is.').optional(),
  used_for: text().describe('What it is used for.').optional(),
  simply: text().describe('The same in simple words.').optional(),
  why: text().describe('Why it is needed.').optional(),
  remember: text().describe('The one sentence to remember.').optional(),
};

const hookStyle = word(['story', 'analogy', 'question'])
  .describe('How it draws the learner in: story, analogy or question.')
  .optional();

/** Every slide type; a question's type can stand for one as well (practice). */
export const slideTypes: readonly SlideType[] = [
  { name: 'text', about: 'A heading, text and media.', keys: {}, counts: true },
  { name: 'title', about: "The course's first screen.", keys: {}, counts: false, courseTitle: true },
  { name: 'outcomes', about: "Lists the lesson's outcomes, or the course's.", keys: {}, counts: true, titleWord: 'outcomes_title' },
  { name: 'recap', about: 'What was learned before.', keys: {}, counts: true, titleWord: 'recap' },
  { name: 'hook', about: 'A story, an analogy or a question that draws the learner in.', keys: { style: hookStyle }, counts: true },
  { name: 'transition', about: 'Leads from one part to the next.', keys: {}, counts: true },
  { name: 'concept', about: 'Explains one thing: what, used for, simply, why, remember.', keys: concept, counts: true, titleWord: 'concept' },
  { name: 'summary', about: 'What was said, in short.', keys: {}, counts: true, titleWord: 'summary' },
  { name: 'credit', about: 'Who made the course.', keys: {}, counts: false, titleWord: 'credit' },
  { name: 'quiz', about: 'Questions that are submitted together.', keys: quizKeys, counts: true },
];

/** Types of slides that never count for completion. */
export const uncountedSlides: ReadonlySet<string> = new Set(
  slideTypes.filter(({ counts }) => !counts).map(({ name }) => name),
);

/** The type of a slide that names none. */
export const defaultSlideType = 'text';
/** The type of a question that names none. */
export const defaultQuestionType = 'choice';
