import { z } from 'zod';
import type { Text } from '../../course/course.ts';
import { partId, word } from '../../course/schema/scalars.ts';
import { orderedMap, text } from '../../course/schema/shapes.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { defineQuestionType, type QuestionReader } from '../author.ts';
import { choicesView } from '../choice/view.ts';
import { byCodeUnits, plainOf } from '../parts.ts';
import { likertDiagnostics, reportLikert } from './diagnostics.ts';
import { likertRules, type LikertAnswer, type LikertKey } from './rules.ts';

/** Scales in the player's words (`agreement_5_1` … in `templates/strings/`), by their number of steps. */
const ready = { agreement_5: 5, frequency_5: 5, confidence_4: 4 } as const;
type Ready = keyof typeof ready;
const readyNames = Object.keys(ready) as Ready[];

const own = orderedMap(
  partId(),
  text(),
  'a map from low to high, such as `{ 1: never, 2: sometimes, 3: always }`',
);

const schema = z.object({
  scale: z
    .union([word(readyNames), own])
    .describe(
      'agreement_5, frequency_5, confidence_4, or your own steps from low to high: an id and a text each.',
    ),
});

interface Step {
  id: string;
  /** Absent in a scale in the player's words. */
  text?: Text;
}

interface LikertFields {
  ready?: Ready;
  /** From low to high. */
  steps: Step[];
}

const parts = ({ steps }: LikertFields) => steps.map(({ id }) => id).sort(byCodeUnits);

type Say = (key: string) => string;
const textOf = (
  { ready: name }: LikertFields,
  step: Step,
  say: Say,
  render: (text: Text) => string,
): string => (step.text ? render(step.text) : say(`${name ?? ''}_${step.id}`));

/** Characters of the longest word of each step that fit beside each other where there is room for a row at all. */
const rowRoom = 60;

function fitsRow(texts: readonly string[]): boolean {
  const longest = Math.max(...texts.flatMap((each) => each.split(/\s+/)).map((each) => each.length));
  return texts.length * (longest + 2) <= rowRoom;
}

function checkSteps({ steps }: LikertFields, reader: QuestionReader): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (steps.length < 2)
    found.push(reportLikert('too-few-steps', reader.place(['scale']), { count: steps.length }));
  steps.forEach(({ id, text: own }, index) => {
    const same = steps
      .slice(0, index)
      .find((each) => each.text && own && plainOf(each.text) === plainOf(own));
    if (!same || !own) return;
    const related = [{ place: reader.place(['scale', same.id]), message: 'the same' }];
    const values = { id, other: same.id, text: plainOf(own) };
    found.push(reportLikert('equal-steps', reader.place(['scale', id]), values, related));
  });
  return found;
}

/** What somebody thinks, on a scale. Never graded. */
export const likertType = defineQuestionType<z.output<typeof schema>, LikertFields, LikertKey, LikertAnswer>({
  type: 'likert',
  about: 'An opinion on a scale from low to high; never graded.',
  schema,
  diagnostics: likertDiagnostics,

  read({ scale }, reader) {
    if (typeof scale === 'string') {
      const steps = Array.from({ length: ready[scale] }, (_, index) => ({ id: String(index + 1) }));
      return { ready: scale, steps };
    }
    return { steps: scale.map(([id]) => ({ id, text: reader.text(['scale', id]) })) };
  },

  check: checkSteps,

  key: (fields, renderer) => ({
    parts: parts(fields),
    scale: fields.steps.map((step) => ({
      id: step.id,
      text: textOf(fields, step, renderer.say, renderer.plain),
    })),
  }),

  meaning: (fields) => ({ scale: fields.ready ?? 'own', parts: parts(fields) }),

  parts,

  view: (fields, renderer) => ({
    ...choicesView(
      false,
      fields.steps.map((step) => ({
        id: step.id,
        part: { ...renderer.part({}), html: textOf(fields, step, renderer.say, renderer.inline) },
      })),
    ),
    /** Whether the steps fit beside each other where there is room for a row. */
    row: fitsRow(fields.steps.map((step) => textOf(fields, step, renderer.say, renderer.plain))),
  }),

  partFeedback: () => ({}),

  rules: likertRules,
  sample: ({ scale }) => ({ right: scale.at(-1)?.id ?? '' }),

  example: {
    yaml: [
      'id: opinion',
      'type: likert',
      'stem: I can describe my flat in German.',
      'scale: { 1: not at all, 2: a little, 3: quite well, 4: very well }',
    ].join('\n'),
    answer: '3',
  },
});
