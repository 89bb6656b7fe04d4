import { z } from 'zod';
import type { PartContent, Text } from '../../course/course.ts';
import { partWith } from '../../course/schema/media.ts';
import { partId } from '../../course/schema/scalars.ts';
import { orderedMap, text } from '../../course/schema/shapes.ts';
import { defineQuestionType, type TextRenderer } from '../author.ts';
import { byCodeUnits, partText } from '../parts.ts';
import { checkSequencing } from './checks.ts';
import { codeLine, fenced } from './code.ts';
import { sequencingDiagnostics } from './diagnostics.ts';
import { sequencingRules, type SequencingAnswer, type SequencingKey } from './rules.ts';
import { sequencingView } from './view.ts';

const schema = z.object({
  items: orderedMap(
    partId(),
    partWith({}),
    'a map of ids to texts, such as `{ wake: Wake up, eat: Have breakfast }`',
  ).describe('What to put in order: an id and a text each, in the right order.'),
  code: z
    .string('the name of a programming language, such as `python`')
    .transform((name) => name.trim())
    .describe('Items are lines of code in this language: no Markdown, and blanks at their beginning count.')
    .optional(),
  labels: z
    .array(text(), 'a list of two texts, such as `[First, Last]`')
    .describe('What stands above the first and below the last: a list of two texts.')
    .optional(),
});

export interface Item {
  id: string;
  content: PartContent;
  /** A line of code as a block of Markdown: who looks for code in texts finds it, and who renders it colours it. */
  fenced?: Text;
}

export interface SequencingFields {
  /** In the right order. */
  items: Item[];
  code: boolean;
  /** As many as the author wrote; absent: none. */
  labels?: Text[];
}

const idsOf = ({ items }: SequencingFields) => items.map(({ id }) => id).sort(byCodeUnits);

/** An item in a report; code is no Markdown. */
function textOf(item: Item, code: boolean, renderer: TextRenderer): string {
  const { content, id } = item;
  return (
    (code && content.text ? codeLine(content.text).replace(/\s*\n\s*/g, ' ') : partText(content, renderer)) ||
    id
  );
}

function keyOf(fields: SequencingFields, renderer: TextRenderer): SequencingKey {
  const { items, code } = fields;
  const parts = idsOf(fields);
  return {
    parts,
    texts: parts.map((id) => {
      const item = items.find((each) => each.id === id);
      return item ? textOf(item, code, renderer) : id;
    }),
    answer: items.map(({ id }) => id),
  };
}

/** Items to put in order. */
export const sequencingType = defineQuestionType<
  z.output<typeof schema>,
  SequencingFields,
  SequencingKey,
  SequencingAnswer
>({
  type: 'sequencing',
  about: 'Things, or lines of code, to put in order.',
  schema,
  diagnostics: sequencingDiagnostics,

  async read({ items, code, labels }, reader) {
    const read: Item[] = [];
    for (const [id] of items) {
      const content = await reader.part(['items', id]);
      read.push({
        id,
        content,
        ...(code !== undefined && content.text ? { fenced: fenced(content.text, code) } : {}),
      });
    }
    return {
      items: read,
      code: code !== undefined,
      ...(labels ? { labels: labels.map((_, index) => reader.text(['labels', index])) } : {}),
    };
  },

  check: checkSequencing,
  key: keyOf,
  /** The right order, and with it which items there are. */
  meaning: ({ items }) => items.map(({ id }) => id),
  parts: idsOf,
  view: (fields, renderer) => sequencingView(fields, keyOf(fields, renderer), renderer),
  partFeedback: () => ({}),
  rules: sequencingRules,
  sample: ({ answer }) => ({
    right: answer,
    ...(answer.length > 1 ? { wrong: [...answer].reverse() } : {}),
  }),

  example: {
    yaml: [
      'id: order',
      'type: sequencing',
      'stem: Put the lines in order.',
      'code: python',
      'items:',
      '  init: "total = 0"',
      '  loop: "for x in [1, 2, 3]:"',
      '  add: "    total += x"',
      'labels: [First, Last]',
    ].join('\n'),
    answer: ['loop', 'add', 'init'],
  },
});
