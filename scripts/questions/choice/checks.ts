import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import type { Asked, QuestionReader } from '../author.ts';
import { partLook, plainOf } from '../parts.ts';
import type { Choice, ChoiceFields } from './author.ts';
import { reportChoice } from './diagnostics.ts';

const textOf = ({ content: { text } }: Choice) => (text ? plainOf(text) : '');

/** What can be wrong with choices and the answer among them, beyond their keys. */
export function checkChoices(fields: ChoiceFields, reader: QuestionReader, asked: Asked): Diagnostic[] {
  return [...checkEach(fields, reader), ...checkAnswer(fields, reader), ...checkOrder(fields, reader, asked)];
}

function checkEach({ choices }: ChoiceFields, reader: QuestionReader): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (choices.length < 2)
    found.push(reportChoice('too-few-choices', reader.place(['choices']), { count: choices.length }));
  choices.forEach((choice, index) => {
    const look = partLook(choice.content);
    const same = choices.slice(0, index).find(({ content }) => partLook(content) === look);
    if (!same || look.trim() === '') return;
    const related = [{ place: reader.place(['choices', same.id]), message: 'the same' }];
    const values = { id: choice.id, other: same.id, text: textOf(choice) };
    found.push(reportChoice('equal-choices', reader.place(['choices', choice.id]), values, related));
  });
  return found;
}

function checkAnswer({ multiple, choices, answer }: ChoiceFields, reader: QuestionReader): Diagnostic[] {
  const found: Diagnostic[] = [];
  const ids = choices.map(({ id }) => id);
  if (answer.length === 0) found.push(reportChoice('no-right-answer', reader.place(['answer']), {}));
  answer.forEach((id, index) => {
    const place = reader.place(multiple ? ['answer', index] : ['answer']);
    if (answer.indexOf(id) < index) found.push(reportChoice('answer-listed-twice', place, { id }));
    else if (!ids.includes(id)) {
      const small = id.toLowerCase();
      const meant = choices.find((choice) => textOf(choice).toLowerCase() === small)?.id;
      const suggestion = meant ?? suggest(id, ids);
      const values = { id, ids, suggestion, isText: meant !== undefined };
      found.push(reportChoice('answer-not-a-choice', place, values));
    }
  });
  if (multiple && ids.length > 1 && ids.every((id) => answer.includes(id)))
    found.push(reportChoice('all-choices-right', reader.place(['answer']), {}));
  return found;
}

/** Choices that speak of the others, in the languages that the player speaks. */
const speaksOfOthers =
  /^(all|none|both|neither|any) (of )?(the )?(above|these|them|others)\b|^(alle|keine|beide)[sr]? (der |davon|genannten|obigen|antworten)|^(جميع|كل|لا شيء) (ما|مما)/i;

/** "All of the above" stands below the others, or means something else. */
function checkOrder({ choices }: ChoiceFields, reader: QuestionReader, { shuffled }: Asked): Diagnostic[] {
  if (!shuffled) return [];
  return choices
    .filter((choice) => choice.pin === undefined && speaksOfOthers.test(textOf(choice)))
    .map((choice) =>
      reportChoice('choice-moves-about', reader.place(['choices', choice.id]), { text: textOf(choice) }),
    );
}

/** Whether the one right choice is longer than every other: who has noticed needs to know nothing. */
export function isLongestRight({ multiple, choices, answer }: ChoiceFields): boolean | undefined {
  const [right] = answer;
  if (multiple || choices.length < 3 || right === undefined) return undefined;
  const length = (choice: Choice) => [...textOf(choice)].length;
  const own = choices.find(({ id }) => id === right);
  if (!own || textOf(own) === '') return undefined;
  return choices.every((choice) => choice === own || length(choice) < length(own));
}
