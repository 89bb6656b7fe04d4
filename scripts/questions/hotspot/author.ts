import { z } from 'zod';
import type { Text } from '../../course/course.ts';
import { image } from '../../course/schema/media.ts';
import { Finding, scalar } from '../../course/schema/scalar.ts';
import { partId } from '../../course/schema/scalars.ts';
import { map, orderedMap, text } from '../../course/schema/shapes.ts';
import { defineQuestionType } from '../author.ts';
import { sampleChoice } from '../choice/sample.ts';
import type { ChoiceAnswer, ChoiceKey } from '../choice/rules.ts';
import { choicesView } from '../choice/view.ts';
import { byCodeUnits } from '../parts.ts';
import { checkHotspot } from './checks.ts';
import { hotspotDiagnostics } from './diagnostics.ts';
import { hotspotRules } from './rules.ts';
import { pathOf, type Outline } from './shapes.ts';

/** A number that the checks look at more closely: outside of the picture is told of the whole region. */
const coordinate = () =>
  scalar('a number', { type: ['number', 'string'] }, (value) => {
    if (/^-?\d+(\.\d+)?$/.test(value)) return Number(value);
    const instead = /^([-+]?\d+(?:\.\d+)?) ?%$/.exec(value)?.[1]?.replace('+', '');
    return Finding.of('ill-formed-number', { value, expected: 'a number from 0 to 100' }, instead);
  });

const numbers = (example: string) => z.array(coordinate(), `a list of numbers such as \`${example}\``);

const region = map(
  {
    name: text().describe('What is seen there, in words: describe it, and reveal nothing.'),
    box: numbers('[12, 8, 40, 6]').describe('Left, top, width, height in percent.').optional(),
    circle: numbers('[50, 20, 4]')
      .describe('Centre and radius; the radius in percent of the width.')
      .optional(),
    polygon: numbers('[10, 50, 40, 50, 40, 60]')
      .describe('x, y, x, y … of the corners in percent.')
      .optional(),
  },
  'a map such as `{ name: The top line, box: [12, 8, 40, 6] }`',
);

const idOfRegion = () =>
  z.string('an id of a region').meta({ type: ['string', 'number', 'boolean', 'null'] });

const schema = z.object({
  image: image.describe('The picture that the regions lie on.'),
  regions: orderedMap(
    partId(),
    region,
    'a map of ids to regions, such as `{ top: { name: The top line, box: [12, 8, 40, 6] } }`',
  ).describe(
    "What can be picked. Numbers are percent of the picture's width and height, from its top left; where two lie over each other, the later one is on top.",
  ),
  answer: z
    .union([idOfRegion(), z.array(idOfRegion(), 'a list')])
    .transform((value) => ({ multiple: Array.isArray(value), ids: [value].flat().map((id) => id.trim()) }))
    .describe('The id of the right region. A list, even of one, lets learners mark several.'),
});

export interface Region {
  id: string;
  name: Text;
  /** As the author wrote it: one whole shape once it was checked. */
  outline: Outline;
}

export interface HotspotFields {
  multiple: boolean;
  /** In the author's order: later ones lie on top. */
  regions: Region[];
  /** As the author wrote it: it may name what is no region until it was checked. */
  answer: string[];
  decorative: boolean;
}

const sortedRegions = ({ regions }: HotspotFields) => [...regions].sort((a, b) => byCodeUnits(a.id, b.id));

/** A place on a picture, or several; the same regions stand in a list, for keyboards and screen readers. */
export const hotspotType = defineQuestionType<
  z.output<typeof schema>,
  HotspotFields,
  ChoiceKey,
  ChoiceAnswer
>({
  type: 'hotspot',
  about: 'One region of a picture to mark, or several.',
  schema,
  diagnostics: hotspotDiagnostics,

  read: ({ image: { decorative = false }, regions, answer: { multiple, ids } }, reader) => ({
    multiple,
    regions: regions.map(([id, { name: _, ...outline }]) => ({
      id,
      name: reader.text(['regions', id, 'name']),
      outline,
    })),
    answer: ids,
    decorative,
  }),

  check: checkHotspot,

  key: (fields, { plain }) => ({
    multiple: fields.multiple,
    parts: sortedRegions(fields).map(({ id }) => id),
    texts: sortedRegions(fields).map(({ name }) => plain(name)),
    answer: [...fields.answer].sort(byCodeUnits),
  }),

  meaning: (fields) => ({
    regions: sortedRegions(fields).map(({ id, outline }) => ({ id, ...outline })),
    answer: [...fields.answer].sort(byCodeUnits),
    multiple: fields.multiple,
  }),

  parts: (fields) => sortedRegions(fields).map(({ id }) => id),

  view({ multiple, regions }, renderer) {
    const { image: picture } = renderer;
    const ratio = (picture?.width ?? 1) / (picture?.height ?? 1);
    return {
      ...choicesView(
        multiple,
        regions.map(({ id, name }) => ({ id, part: renderer.part({ text: name }) })),
      ),
      picture,
      regions: regions.map(({ id, outline }) => ({ id, path: pathOf(outline, ratio) })),
    };
  },

  partFeedback: () => ({}),

  ownsImage: true,

  rules: hotspotRules,
  sample: sampleChoice,

  example: {
    yaml: [
      'id: sender',
      'type: hotspot',
      'stem: Mark what gives the sender away.',
      'image: { file: media/photo.png, alt: "A mail with a subject, a sender and a link" }',
      'regions:',
      '  subject: { name: The top line, circle: [50, 20, 4] }',
      '  from: { name: The line below the subject, box: [12, 38, 40, 6] }',
      '  link: { name: The blue text, polygon: [10, 50, 40, 50, 40, 60, 10, 60] }',
      'answer: from',
    ].join('\n'),
    answer: ['from'],
  },
});
