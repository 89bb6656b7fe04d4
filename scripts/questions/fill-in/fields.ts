import type { Text } from '../../course/course.ts';
import { byCodeUnits } from '../parts.ts';
import { inOrderOfText } from './blanks-in-text.ts';
import type { Blank, FillInKey } from './key.ts';
import { isPickFields, lengthOf, type BlankFields, type FillInFields } from './read.ts';

/** Blanks in the order of their ids: the order in the saved state. */
export const sortedBlanks = ({ blanks }: FillInFields): BlankFields[] =>
  [...blanks].sort((a, b) => byCodeUnits(a.id, b.id));

/** The words of the bank: the answers of all blanks and the further words, in an order that says nothing of them. */
export function bankOf({ blanks, bank }: FillInFields): string[] | undefined {
  if (!bank) return undefined;
  const answers = blanks.flatMap((blank) => (isPickFields(blank) ? [] : (blank.accept[0]?.text ?? [])));
  return [...new Set([...answers, ...bank.map(({ text }) => text)])].sort(byCodeUnits);
}

/** The answer key. @param plain a choice's text without markup */
export function keyOf(fields: FillInFields, plain: (text: Text) => string): FillInKey {
  const parts = sortedBlanks(fields).map(({ id }) => id);
  const order = fields.text ? inOrderOfText(fields.text, parts) : parts;
  const bank = bankOf(fields);
  return {
    parts,
    blanks: sortedBlanks(fields).map((blank) => blankKey(blank, plain, bank !== undefined)),
    ...(order.every((id, index) => id === parts[index]) ? {} : { order }),
    ...(bank ? { bank } : {}),
  };
}

function blankKey(blank: BlankFields, plain: (text: Text) => string, fromBank: boolean): Blank {
  if (isPickFields(blank)) {
    const choices = [...blank.choices].sort((a, b) => byCodeUnits(a.id, b.id));
    return {
      choices: choices.map(({ id }) => id),
      texts: choices.map(({ text }) => plain(text)),
      answer: blank.answer ?? '',
    };
  }
  const { accept, ignore, typos, foreseen } = blank;
  return {
    accept: accept.map(({ text }) => text),
    ignore,
    ...(typos > 0 && !fromBank ? { typos } : {}),
    max: lengthOf(blank),
    ...(foreseen.length > 0 ? { foreseen: foreseen.map(({ text }) => text) } : {}),
  };
}

/** What makes it this question: what is right and how it is compared, not what is said to wrong answers. */
export function meaningOf(fields: FillInFields): unknown {
  const { parts, blanks, bank } = keyOf(fields, () => '');
  const own = blanks.map((blank) =>
    'choices' in blank
      ? { choices: blank.choices, answer: blank.answer }
      : {
          accept: [...blank.accept].sort(byCodeUnits),
          ignore: blank.ignore,
          typos: blank.typos ?? 0,
          max: blank.max,
        },
  );
  return { parts, blanks: own, ...(bank ? { bank } : {}) };
}
