import { z } from 'zod';
import type { PartContent, Text } from '../../course/course.ts';
import { partWith } from '../../course/schema/media.ts';
import { partId, word } from '../../course/schema/scalars.ts';
import { orderedMap, text } from '../../course/schema/shapes.ts';
import { defineQuestionType } from '../author.ts';
import { sampleChoice } from './sample.ts';
import { byCodeUnits, partText } from '../parts.ts';
import { checkChoices, isLongestRight } from './checks.ts';
import { choiceDiagnostics } from './diagnostics.ts';
import { choiceRules, type ChoiceAnswer, type ChoiceKey } from './rules.ts';
import { choicesView } from './view.ts';

const pin = word(['first', 'last']);

const choice = partWith({
  feedback: text().describe('Shown when this choice was picked.').optional(),
  pin: pin.describe('Keeps its place when choices are shuffled: first or last.').optional(),
});

const idOfChoice = () =>
  z.string('an id of a choice').meta({ type: ['string', 'number', 'boolean', 'null'] });

const answer = z
  .union([idOfChoice(), z.array(idOfChoice(), 'a list')])
  .transform((value) => ({ multiple: Array.isArray(value), ids: [value].flat().map((id) => id.trim()) }));

const schema = z.object({
  choices: orderedMap(
    partId(),
    choice,
    'a map of ids to texts, such as `{ a: Docker, b: A truck }`',
  ).describe('What can be picked: an id and a text each, or `{ text: …, image: …, feedback: … }`.'),
  answer: answer.describe('The id of the right choice. A list, even of one, makes check boxes.'),
});

export interface Choice {
  id: string;
  content: PartContent;
  feedback?: Text;
  pin?: 'first' | 'last';
}

export interface ChoiceFields {
  multiple: boolean;
  /** In the author's order. */
  choices: Choice[];
  /** As the author wrote it: it may name what is no choice until it was checked. */
  answer: string[];
}

const sortedChoices = ({ choices }: ChoiceFields) => [...choices].sort((a, b) => byCodeUnits(a.id, b.id));

/** One right choice among several, or several among several. */
export const choiceType = defineQuestionType<z.output<typeof schema>, ChoiceFields, ChoiceKey, ChoiceAnswer>({
  type: 'choice',
  about: 'One answer or several to pick from.',
  schema,
  diagnostics: choiceDiagnostics,

  async read({ choices, answer: { multiple, ids } }, reader) {
    const read: Choice[] = [];
    for (const [id, said] of choices) {
      const feedback = said.feedback && reader.optionalText(['choices', id, 'feedback']);
      const content = await reader.part(['choices', id]);
      read.push({ id, content, ...(feedback ? { feedback } : {}), ...(said.pin ? { pin: said.pin } : {}) });
    }
    return { multiple, choices: read, answer: ids };
  },

  check: checkChoices,
  isLongestRight,

  picking: ({ multiple, choices, answer: right }) => ({
    multiple,
    choices: choices.map(({ id, content, feedback, pin: where }) => ({
      id,
      content,
      ...(feedback ? { feedback } : {}),
      right: right.includes(id),
      pinned: where !== undefined,
    })),
  }),

  key(fields, renderer) {
    const pinned = fields.choices.flatMap(({ id, pin: where }) => (where ? [[id, where] as const] : []));
    return {
      multiple: fields.multiple,
      parts: sortedChoices(fields).map(({ id }) => id),
      texts: sortedChoices(fields).map(({ content }) => partText(content, renderer)),
      answer: [...fields.answer].sort(byCodeUnits),
      ...(pinned.length > 0 ? { pinned: Object.fromEntries(pinned) } : {}),
    };
  },

  meaning: (fields) => ({
    parts: sortedChoices(fields).map(({ id }) => id),
    answer: [...fields.answer].sort(byCodeUnits),
    multiple: fields.multiple,
  }),

  parts: (fields) => sortedChoices(fields).map(({ id }) => id),

  view: ({ multiple, choices }, renderer) =>
    choicesView(
      multiple,
      choices.map(({ id, content }) => ({
        id,
        part: renderer.part(content),
        text: partText(content, renderer) || id,
      })),
    ),

  partFeedback: ({ choices }, renderer) =>
    Object.fromEntries(
      choices.flatMap(({ id, feedback }) => (feedback ? [[id, renderer.blocks(feedback)]] : [])),
    ),

  rules: choiceRules,
  sample: sampleChoice,

  example: {
    yaml: [
      'id: signs',
      'stem: Which are signs of phishing?',
      'choices: { deadline: A deadline, name: Your name, sender: A sender that is nearly right }',
      'answer: [deadline, sender]',
    ].join('\n'),
    answer: ['name', 'sender'],
  },
});
