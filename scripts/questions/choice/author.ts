import { z } from 'zod';
import type { Text } from '../../course/course.ts';
import { partId } from '../../course/schema/scalars.ts';
import { orderedMap, text, textWith } from '../../course/schema/shapes.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { defineQuestionType, type QuestionReader } from '../author.ts';
import { choiceDiagnostics, reportChoice } from './diagnostics.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import { choiceRules, type ChoiceAnswer, type ChoiceKey } from './rules.ts';

const choice = textWith({
  feedback: text().describe('Shown when this choice was picked.').optional(),
});

const answer = z
  .union([
    z.string('an id of a choice').meta({ type: ['string', 'number', 'boolean', 'null'] }),
    z.array(z.string('an id of a choice').meta({ type: ['string', 'number', 'boolean', 'null'] }), 'a list'),
  ])
  .transform((value) => ({ multiple: Array.isArray(value), ids: [value].flat().map((id) => id.trim()) }));

const schema = z.object({
  choices: orderedMap(
    partId(),
    choice,
    'a map of ids to texts, such as `{ a: Docker, b: A truck }`',
  ).describe('What can be picked: an id and a text each, or `{ text: …, feedback: … }`.'),
  answer: answer.describe('The id of the right choice. A list, even of one, makes check boxes.'),
});

interface Choice {
  id: string;
  text: Text;
  feedback?: Text;
}

interface ChoiceFields {
  multiple: boolean;
  /** In the author's order. */
  choices: Choice[];
  /** As the author wrote it: it may name what is no choice until it was checked. */
  answer: string[];
}

const byCodeUnits = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const sortedChoices = ({ choices }: ChoiceFields) => [...choices].sort((a, b) => byCodeUnits(a.id, b.id));
const plain = ({ markdown }: Text) => markdown.trim().replace(/\s+/g, ' ');

/** One right choice among several, or several among several. */
export const choiceType = defineQuestionType<z.output<typeof schema>, ChoiceFields, ChoiceKey, ChoiceAnswer>({
  type: 'choice',
  about: 'One answer or several to pick from.',
  schema,
  diagnostics: choiceDiagnostics,

  read: ({ choices, answer: { multiple, ids } }, reader) => ({
    multiple,
    choices: choices.map(([id, { feedback }]) => {
      const shown = feedback && reader.optionalText(['choices', id, 'feedback']);
      return { id, text: reader.text(['choices', id]), ...(shown ? { feedback: shown } : {}) };
    }),
    answer: ids,
  }),

  check: (fields, reader) => [...checkChoices(fields, reader), ...checkAnswer(fields, reader)],

  key: (fields, text) => ({
    multiple: fields.multiple,
    parts: sortedChoices(fields).map(({ id }) => id),
    texts: sortedChoices(fields).map((each) => text.plain(each.text)),
    answer: [...fields.answer].sort(byCodeUnits),
  }),

  meaning: (fields) => ({
    parts: sortedChoices(fields).map(({ id }) => id),
    answer: [...fields.answer].sort(byCodeUnits),
    multiple: fields.multiple,
  }),

  parts: (fields) => sortedChoices(fields).map(({ id }) => id),

  view: ({ multiple, choices }, text) => ({
    multiple,
    choices: choices.map((each) => ({ id: each.id, html: text.inline(each.text) })),
  }),

  partFeedback: ({ choices }, text) =>
    Object.fromEntries(
      choices.flatMap(({ id, feedback }) => (feedback ? [[id, text.blocks(feedback)]] : [])),
    ),

  rules: choiceRules,
});

function checkChoices({ choices }: ChoiceFields, reader: QuestionReader): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (choices.length < 2)
    found.push(reportChoice('too-few-choices', reader.place(['choices']), { count: choices.length }));
  choices.forEach(({ id, text }, index) => {
    const same = choices
      .slice(0, index)
      .find((other) => plain(other.text) === plain(text) && plain(text) !== '');
    if (!same) return;
    const related = [{ place: reader.place(['choices', same.id]), message: 'the same text' }];
    const values = { id, other: same.id, text: plain(text) };
    found.push(reportChoice('equal-choices', reader.place(['choices', id]), values, related));
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
      const meant = choices.find(({ text }) => plain(text).toLowerCase() === small)?.id;
      const suggestion = meant ?? suggest(id, ids);
      found.push(
        reportChoice('answer-not-a-choice', place, { id, ids, suggestion, isText: meant !== undefined }),
      );
    }
  });
  if (multiple && ids.length > 1 && ids.every((id) => answer.includes(id))) {
    found.push(reportChoice('all-choices-right', reader.place(['answer']), {}));
  }
  return found;
}
