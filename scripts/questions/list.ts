import type { QuestionAuthor } from './author.ts';
import { choiceType } from './choice/author.ts';
import { matchingType } from './matching/author.ts';
import { sequencingType } from './sequencing/author.ts';
import { trueFalseType } from './true-false/author.ts';

/** Every question type: one line each. */
export const questionTypes: readonly QuestionAuthor[] = [
  choiceType,
  trueFalseType,
  matchingType,
  sequencingType,
];
