import { z } from 'zod';
import type { PartContent } from '../../course/course.ts';
import { partWith } from '../../course/schema/media.ts';
import { partId } from '../../course/schema/scalars.ts';
import { orderedMap } from '../../course/schema/shapes.ts';
import { defineQuestionType, type QuestionReader, type TextRenderer } from '../author.ts';
import { sampleMatching } from './sample.ts';
import { byCodeUnits, partText } from '../parts.ts';
import { checkMatching } from './checks.ts';
import { matchingDiagnostics } from './diagnostics.ts';
import { matchingRules, type MatchingAnswer, type MatchingKey } from './rules.ts';
import { matchingView } from './view.ts';

const part = () => partWith({});
const textsById = (what: string) => `a map of ids to ${what}`;
const pair = z.array(part(), 'a list of a source and its target, such as `[a dog, ein Hund]`');
const idOfTarget = z.string('the id of a target').meta({ type: ['string', 'number', 'boolean', 'null'] });

const schema = z.object({
  pairs: orderedMap(partId(), pair, textsById('pairs, such as `{ dog: [a dog, ein Hund] }`'))
    .describe('What belongs together: an id and a list of two each, the source and its target.')
    .optional(),
  extra: orderedMap(partId(), part(), textsById('texts, such as `{ cat: eine Katze }`'))
    .describe('Further targets that match nothing; with `pairs`.')
    .optional(),
  sources: orderedMap(partId(), part(), textsById('texts, such as `{ tcp: TCP }`'))
    .describe('What gets a target; in place of `pairs`, with `targets` and `answer`.')
    .optional(),
  targets: orderedMap(partId(), part(), textsById('texts, such as `{ transport: Transport }`'))
    .describe('What can be matched; each may fit several sources, or none.')
    .optional(),
  answer: orderedMap(partId(), idOfTarget, textsById('ids, such as `{ tcp: transport }`'))
    .describe('The id of the right target for the id of each source.')
    .optional(),
});

type Raw = z.output<typeof schema>;

/** A source or a target. */
export interface Side {
  id: string;
  content: PartContent;
  /** Where it stands in the question's map. */
  path: (string | number)[];
}

export interface MatchingFields {
  /** Keys that the author wrote, in the schema's order. */
  given: (keyof Raw)[];
  /** In the author's order. */
  sources: Side[];
  /** In the author's order, those that match nothing last. */
  targets: Side[];
  /** `[source, target]`: as the author wrote it, so it may name what doesn't exist until it was checked. */
  answer: [string, string][];
  /** Pairs with another number of entries than two. */
  uneven: { id: string; texts: string[] }[];
}

async function readSides(
  key: 'extra' | 'sources' | 'targets',
  raw: Raw,
  reader: QuestionReader,
): Promise<Side[]> {
  const sides: Side[] = [];
  for (const [id] of raw[key] ?? []) {
    const path = [key, id];
    sides.push({ id, content: await reader.part(path), path });
  }
  return sides;
}

async function readPairs(raw: Raw, reader: QuestionReader) {
  const sources: Side[] = [];
  const targets: Side[] = [];
  const uneven: MatchingFields['uneven'] = [];
  for (const [id, entries] of raw.pairs ?? []) {
    if (entries.length !== 2) {
      uneven.push({ id, texts: entries.map(({ text }) => text ?? '') });
      continue;
    }
    for (const [index, sides] of [sources, targets].entries()) {
      const path = ['pairs', id, index];
      sides.push({ id, content: await reader.part(path), path });
    }
  }
  return { sources, targets, uneven };
}

const sorted = (sides: readonly Side[]) => [...sides].sort((a, b) => byCodeUnits(a.id, b.id));
const idsOf = (sides: readonly Side[]) => sorted(sides).map(({ id }) => id);

function keyOf({ sources, targets, answer }: MatchingFields, renderer: TextRenderer): MatchingKey {
  const right = new Map(answer);
  const texts = (sides: readonly Side[]) =>
    sorted(sides).map(({ id, content }) => partText(content, renderer) || id);
  return {
    sources: idsOf(sources),
    sourceTexts: texts(sources),
    targets: idsOf(targets),
    targetTexts: texts(targets),
    answer: idsOf(sources).map((id) => right.get(id) ?? ''),
  };
}

/** Sources, each of which gets one of the targets. */
export const matchingType = defineQuestionType<Raw, MatchingFields, MatchingKey, MatchingAnswer>({
  type: 'matching',
  about: 'Things to match with what belongs to them.',
  schema,
  diagnostics: matchingDiagnostics,

  async read(raw, reader) {
    const given = (Object.keys(schema.shape) as (keyof Raw)[]).filter((key) => raw[key] !== undefined);
    if (!raw.pairs) {
      const [sources, targets] = [
        await readSides('sources', raw, reader),
        await readSides('targets', raw, reader),
      ];
      const answer = (raw.answer ?? []).map(([source, target]): [string, string] => [source, target.trim()]);
      return { given, sources, targets, answer, uneven: [] };
    }
    const { sources, targets, uneven } = await readPairs(raw, reader);
    targets.push(...(await readSides('extra', raw, reader)));
    const answer = sources.map(({ id }): [string, string] => [id, id]);
    return { given, sources, targets, answer, uneven };
  },

  check: checkMatching,
  key: keyOf,

  meaning: ({ sources, targets, answer }) => ({
    sources: idsOf(sources),
    targets: idsOf(targets),
    answer: [...answer].sort(([a], [b]) => byCodeUnits(a, b)),
  }),

  /** A place for each source; behind them the targets, which their values point at. */
  parts: ({ sources, targets }) => [...idsOf(sources), ...idsOf(targets)],
  view: (fields, renderer) => matchingView(fields, keyOf(fields, renderer), renderer),
  partFeedback: () => ({}),
  rules: matchingRules,
  sample: sampleMatching,

  example: {
    yaml: [
      'id: rooms',
      'type: matching',
      'stem: Match the words.',
      'pairs:',
      '  kueche: ["die Küche, -n", kitchen]',
      '  flur: [der Flur, hall]',
      'extra: { cellar: cellar }',
    ].join('\n'),
    answer: [
      ['flur', 'cellar'],
      ['kueche', 'kueche'],
    ],
  },
});
