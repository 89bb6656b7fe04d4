import type { QuestionAuthor } from '../../questions/author.ts';
import { defaultQuestionType, defaultSlideType, slideTypes, type SlideType } from '../slides.ts';
import { askingKeys, questionKeys } from './question.ts';
import { askedMediaKeys } from './media.ts';
import { word } from './scalars.ts';
import { map } from './shapes.ts';
import { slideKeys } from './slide.ts';

/** Every word that a slide's `type` can be. */
export function slideTypeNames(questionTypes: Iterable<string>): string[] {
  return [...slideTypes.map(({ name }) => name), ...questionTypes];
}

/** `type` of a slide. */
export const slideTypeWord = (types: readonly string[]) =>
  word(types).describe(`What kind of slide it is; default ${defaultSlideType}.`);

/** `type` of a question in a quiz. */
export const questionTypeWord = (types: readonly string[]) =>
  word(types).describe(`What kind of question it is; default ${defaultQuestionType}.`);

/**
 * A slide of one type with all its keys. A quiz says in `intro` what other slides say in `body`, and is done when it is
 * submitted, however long it was shown.
 */
export function slideSchema({ name, keys: own }: SlideType, types: readonly string[]) {
  const { body, min_time, ...keys } = slideKeys;
  const shown = name === 'quiz' ? keys : { ...keys, body, min_time };
  return map({ type: slideTypeWord(types).optional(), ...shown, ...own }, 'a slide');
}

/** A question in a quiz with all its keys. */
export function quizQuestionSchema(author: QuestionAuthor, types: readonly string[]) {
  return map({ type: questionTypeWord(types).optional(), ...questionKeys, ...author.schema.shape }, 'a question');
}

/** A question among the slides with all its keys: it is asked, not scored, and says what it says in its stem. */
export function practiceSchema(author: QuestionAuthor, types: readonly string[]) {
  const { body: _, min_time: __, ...keys } = slideKeys;
  return map(
    { type: slideTypeWord(types), ...keys, ...askedMediaKeys, ...askingKeys, ...author.schema.shape },
    'a question',
  );
}
