import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import type { QuestionReader } from '../author.ts';
import { reportChoice } from '../choice/diagnostics.ts';
import { plainOf } from '../parts.ts';
import { checkBlanksInText } from './blanks-in-text.ts';
import { comparable, letters, matches, type Ignorable } from './compare.ts';
import { reportFillIn } from './diagnostics.ts';
import { isPickFields, lengthOf, type FillInFields, type PickFields, type TypedFields } from './read.ts';
import { longestText } from './schema.ts';

/** What can be wrong with blanks and what is accepted in them, beyond their keys. */
export function checkFillIn(fields: FillInFields, reader: QuestionReader): Diagnostic[] {
  const { given, text, blanks } = fields;
  const inText = given.text && given.blanks && !given.accept;
  const alone = given.accept && !given.text && !given.blanks;
  if (!inText && !alone) {
    const key = given.accept ? 'accept' : given.text ? 'text' : 'blanks';
    return [reportFillIn('accept-or-text', reader.placeOfKey([key]), given)];
  }
  if (inText && blanks.length === 0)
    return [reportFillIn('accept-or-text', reader.place(['blanks']), { ...given, blanks: false })];
  return [
    ...(text && inText
      ? checkBlanksInText(
          text,
          blanks.map(({ id }) => id),
          reader,
        )
      : []),
    ...blanks.flatMap((blank) =>
      isPickFields(blank) ? checkPick(blank, reader) : checkTyped(blank, fields, reader),
    ),
    ...checkTypingKeys(fields, reader),
    ...checkBank(fields, reader),
  ];
}

const ignoredWords: Record<Ignorable, string> = {
  case: 'capitals',
  accents: 'accents',
  punctuation: 'punctuation marks',
  spaces: 'spaces',
};
const say = (ignore: readonly Ignorable[]) => ignore.map((each) => ignoredWords[each]).join(' and ');

function checkTyped(blank: TypedFields, fields: FillInFields, reader: QuestionReader): Diagnostic[] {
  const { id, path, accept, ignore, foreseen, maxLength } = blank;
  if (accept.length === 0)
    return [
      reportFillIn('no-accepted-answer', reader.place(path), { blank: fields.given.accept ? undefined : id }),
    ];
  const found: Diagnostic[] = [];
  const most = lengthOf(blank);
  accept.forEach(({ text, path: at }, index) => {
    const same = accept.slice(0, index).find((other) => isSame(text, other.text, ignore));
    const values = { text, other: same?.text ?? '', ignored: say(ignore) };
    if (same) found.push(reportFillIn('accepted-answers-equal', reader.place(at), values));
    const { length } = text;
    const own = maxLength !== undefined && length <= longestText;
    if (length > most && !fields.bank)
      found.push(reportFillIn('accepted-answer-too-long', reader.place(at), { text, length, most, own }));
  });
  foreseen.forEach(({ text, path: at }, index) => {
    const right = accept.find((each) => matches(text, each.text, ignore));
    const same = foreseen.slice(0, index).find((other) => isSame(text, other.text, ignore));
    const values = { text, accepted: right?.text ?? '', ignored: say(ignore) };
    if (right) found.push(reportFillIn('foreseen-answer-accepted', reader.placeOfKey(at), values));
    else if (same)
      found.push(reportFillIn('foreseen-answers-equal', reader.placeOfKey(at), { text, other: same.text }));
  });
  return [...found, ...checkTypos(blank, reader)];
}

const isSame = (one: string, other: string, ignore: readonly Ignorable[]) =>
  comparable(one, ignore) === comparable(other, ignore);

/** Half of a word wrong is another word. */
function checkTypos({ path, accept, ignore, typos }: TypedFields, reader: QuestionReader): Diagnostic[] {
  const shortest = accept
    .map(({ text }) => ({ text, length: letters(comparable(text, ignore)).length }))
    .reduce((least, each) => (each.length < least.length ? each : least));
  if (typos === 0 || typos * 2 < shortest.length) return [];
  return [
    reportFillIn('typos-accept-anything', reader.place([...path, 'typos']), { typos, text: shortest.text }),
  ];
}

function checkPick(blank: PickFields, reader: QuestionReader): Diagnostic[] {
  const { id, path, has, choices, answer } = blank;
  const lacks = has.includes('accept') ? undefined : ['choices', 'answer'].find((key) => !has.includes(key));
  if (has.includes('accept') || lacks !== undefined || answer === undefined)
    return [reportFillIn('blank-typed-or-picked', reader.place(path), { blank: id, has, lacks })];
  const found: Diagnostic[] = [];
  const ids = choices.map((each) => each.id);
  const at = [...path, 'choices'];
  if (choices.length < 2)
    found.push(reportChoice('too-few-choices', reader.place(at), { count: choices.length }));
  choices.forEach((choice, index) => {
    const text = plainOf(choice.text);
    const same = choices.slice(0, index).find((other) => plainOf(other.text) === text);
    if (same)
      found.push(
        reportChoice('equal-choices', reader.place([...at, choice.id]), {
          id: choice.id,
          other: same.id,
          text,
        }),
      );
  });
  if (!ids.includes(answer)) {
    const meant = choices.find((choice) => plainOf(choice.text).toLowerCase() === answer.toLowerCase())?.id;
    const values = {
      id: answer,
      ids,
      suggestion: meant ?? suggest(answer, ids),
      isText: meant !== undefined,
    };
    found.push(reportChoice('answer-not-a-choice', reader.place([...path, 'answer']), values));
  }
  return found;
}

/** A key that would be read and do nothing is told. */
function checkTypingKeys({ typingKeys, blanks, bank }: FillInFields, reader: QuestionReader): Diagnostic[] {
  const isTyped = blanks.some((blank) => !isPickFields(blank));
  return typingKeys
    .filter(({ key, blank }) => blank !== undefined || !isTyped || (bank && key !== 'ignore'))
    .map(({ path, key, blank }) =>
      reportFillIn('not-for-picking', reader.placeOfKey(path), { key, blank, bank: isTyped }),
    );
}

function checkBank({ bank, blanks }: FillInFields, reader: QuestionReader): Diagnostic[] {
  if (!bank) return [];
  const typed = blanks.filter((blank): blank is TypedFields => !isPickFields(blank));
  // The first of the accepted ones is offered by itself; others may be offered as they are written.
  const isAnswerOf = (text: string) => (blank: TypedFields) =>
    blank.accept.some(
      (each, index) => (index === 0 || each.text !== text) && isSame(each.text, text, blank.ignore),
    );
  const words = new Set([
    ...typed.flatMap(({ accept }) => accept[0]?.text ?? []),
    ...bank.map(({ text }) => text),
  ]);
  const found: Diagnostic[] = [];
  if (words.size < 2 || typed.length === 0)
    found.push(
      reportFillIn('word-bank-too-small', reader.place(['word_bank']), {
        count: typed.length === 0 ? 0 : words.size,
      }),
    );
  bank.forEach(({ text, path }, index) => {
    const isAnswer = typed.some(isAnswerOf(text));
    const repeats = bank.slice(0, index).some((other) => other.text === text);
    if (isAnswer || repeats)
      found.push(reportFillIn('word-bank-repeats', reader.place(path), { text, isAnswer }));
  });
  return found;
}
