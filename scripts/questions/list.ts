import type { QuestionAuthor } from './author.ts';
import { choiceType } from './choice/author.ts';
import { fillInType } from './fill-in/author.ts';
import { hotspotType } from './hotspot/author.ts';
import { likertType } from './likert/author.ts';
import { longFillInType } from './long-fill-in/author.ts';
import { matchingType } from './matching/author.ts';
import { numericType } from './numeric/author.ts';
import { sequencingType } from './sequencing/author.ts';
import { trueFalseType } from './true-false/author.ts';

/** Every question type: one line each. */
export const questionTypes: readonly QuestionAuthor[] = [
  choiceType,
  trueFalseType,
  fillInType,
  numericType,
  matchingType,
  sequencingType,
  likertType,
  hotspotType,
  longFillInType,
];
