import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { ChoiceKey } from '../../scripts/questions/choice/rules.ts';
import { hotspotRules } from '../../scripts/questions/hotspot/rules.ts';
import { pathOf } from '../../scripts/questions/hotspot/shapes.ts';
import { found, quizOf, read, viewRenderer } from '../support/asked.ts';
import { findingsOf, short } from '../support/load-helper.ts';

const head = 'type: hotspot\nstem: Mark the sender.\nimage: { file: media/photo.png, alt: A mail }\nregions:';
/** A question whose regions begin in line 13, column 11. */
const question = (regions: readonly string[], answer: string) =>
  `${head}\n${regions.map((region) => `  ${region}`).join('\n')}\nanswer: ${answer}`;
const three = [
  'top: { name: The top line, circle: [50, 20, 4] }',
  'from: { name: The second line, box: [12, 38, 40, 6] }',
  'link: { name: The blue text, polygon: [10, 50, 40, 50, 40, 60, 10, 60] }',
];
const keyOf = async (answer: string) => (await read(question(three, answer))).key as ChoiceKey;

describe('an answer to a hotspot question', () => {
  it.each([
    // right, marked, share in parts, all or nothing, SCORM 1.2 text, ids, SCORM 2004 and xAPI
    ['from', ['from'], 1, 1, 'The second line', 'from', 'from'],
    ['from', ['top'], 0, 0, 'The top line', 'top', 'top'],
    ['[from, top]', ['from', 'top'], 1, 1, 'The second line; The top line', 'from,top', 'from[,]top'],
    ['[from, top]', ['from'], 0.5, 0, 'The second line', 'from', 'from'],
    ['[from, top]', ['from', 'link'], 0, 0, 'The second line; The blue text', 'from,link', 'from[,]link'],
    ['[from, top]', ['link'], 0, 0, 'The blue text', 'link', 'link'],
  ])('right %s, marked %s: %d, %d, told as %s', async (answer, marked, share, whole, text, ids, tokens) => {
    const key = await keyOf(answer);
    expect(hotspotRules.grade(key, marked, true)).toEqual({ share });
    expect(hotspotRules.grade(key, marked, false)).toEqual({ share: whole });
    const right = key.answer.map((id) => key.texts[key.parts.indexOf(id)]);
    expect(hotspotRules.scorm12(key, marked, 'text')).toEqual({
      type: 'choice',
      response: text,
      patterns: [right.join('; ')],
    });
    expect(hotspotRules.scorm12(key, marked, 'ids')).toEqual({
      type: 'choice',
      response: ids,
      patterns: [key.answer.join(',')],
    });
    expect(hotspotRules.scorm2004(key, marked)).toEqual({
      type: 'choice',
      response: tokens,
      patterns: [key.answer.join('[,]')],
    });
    expect(hotspotRules.xapi(key, marked)).toEqual({
      interactionType: 'choice',
      response: tokens,
      correctResponsesPattern: [key.answer.join('[,]')],
      choices: [
        { id: 'from', text: 'The second line' },
        { id: 'link', text: 'The blue text' },
        { id: 'top', text: 'The top line' },
      ],
    });
  });

  it('comes back from the state, whatever was marked', async () => {
    for (const answer of ['from', '[from, top]']) {
      const key = await keyOf(answer);
      const marked = key.multiple
        ? fc.subarray(key.parts, { minLength: 1 })
        : fc.constantFrom(...key.parts.map((id) => [id]));
      fc.assert(
        fc.property(marked, (ids) => {
          expect(hotspotRules.unpack(key, hotspotRules.pack(key, ids))).toEqual(ids);
          const { response = '' } = hotspotRules.scorm2004(key, ids);
          expect(response.split('[,]')).toEqual(ids);
          expect(response).toMatch(/^[A-Za-z0-9_.[\],]{1,250}$/);
        }),
      );
    }
  });
});

describe('the regions of a hotspot question', () => {
  it.each([
    // On a picture twice as wide as high, a circle is twice as high in percent.
    ['a box', { box: [12, 8, 40, 6.5] }, 2, 'M12 8L52 8L52 14.5L12 14.5Z'],
    ['a circle', { circle: [50, 20, 4] }, 2, 'M46 20A4 8 0 0 1 54 20A4 8 0 0 1 46 20Z'],
    ['a circle on a tall picture', { circle: [50, 20, 4] }, 0.5, 'M46 20A4 2 0 0 1 54 20A4 2 0 0 1 46 20Z'],
    ['a polygon', { polygon: [10, 50, 40, 50, 40, 60] }, 2, 'M10 50L40 50L40 60Z'],
  ])('are drawn: %s', (_, outline, ratio, path) => {
    expect(pathOf(outline, ratio)).toBe(path);
  });

  it('are drawn in the order of their author, so that later ones lie on top', async () => {
    const { author, fields } = await read(question(three, 'from'));
    const view = author.view(fields, await viewRenderer());
    expect((view.regions as { id: string }[]).map(({ id }) => id)).toEqual(['top', 'from', 'link']);
    expect((view.choices as { id: string }[]).map(({ id }) => id)).toEqual(['top', 'from', 'link']);
  });

  it.each([
    ['a name', [three[0] ?? '', 'from: { name: Below, box: [12, 38, 40, 6] }', three[2] ?? ''], 'from', true],
    ['the order', [...three].reverse(), 'from', true],
    [
      'a place',
      [three[0] ?? '', 'from: { name: Below, box: [12, 38, 41, 6] }', three[2] ?? ''],
      'from',
      false,
    ],
    [
      'a shape',
      [...three.slice(0, 2), 'link: { name: The blue text, box: [10, 50, 30, 10] }'],
      'from',
      false,
    ],
    ['the answer', three, 'top', false],
    ['several answers', three, '[from]', false],
  ])('with another %s: is it the same question?', async (_, regions, answer, same) => {
    const meanings = await Promise.all(
      [question(three, 'from'), question(regions, answer)].map(async (lines) => {
        const { author, fields } = await read(lines);
        return JSON.stringify(author.meaning(fields));
      }),
    );
    expect(meanings[0] === meanings[1]).toBe(same);
  });
});

describe('a hotspot question', () => {
  const [top = '', from = '', link = ''] = three;
  it.each([
    ['one region', [top], 'top', ['too-few-regions 13:11']],
    ['a region without a shape', [top, 'from: { name: Below }'], 'top', ['region-without-shape 14:11']],
    [
      'a region with two shapes',
      [top, 'from: { name: Below, box: [1, 1, 2, 2], circle: [50, 50, 1] }'],
      'top',
      ['region-without-shape 14:11'],
    ],
    [
      'a box of three numbers',
      [top, 'from: { name: Below, box: [1, 1, 2] }'],
      'top',
      ['region-numbers 14:37'],
    ],
    ['a circle of two', [top, 'from: { name: Below, circle: [1, 1] }'], 'top', ['region-numbers 14:40']],
    [
      'a polygon of two corners',
      [top, 'from: { name: Below, polygon: [1, 1, 2, 2] }'],
      'top',
      ['region-numbers 14:41'],
    ],
    [
      'half a corner',
      [top, 'from: { name: Below, polygon: [1, 1, 2, 2, 3, 1, 7] }'],
      'top',
      ['region-numbers 14:41'],
    ],
    ['no height', [top, 'from: { name: Below, box: [1, 1, 2, 0] }'], 'top', ['region-without-size 14:37']],
    ['no radius', [top, 'from: { name: Below, circle: [9, 9, 0] }'], 'top', ['region-without-size 14:40']],
    [
      'corners in one line',
      [top, 'from: { name: Below, polygon: [1, 1, 2, 2, 3, 3] }'],
      'top',
      ['region-without-size 14:41'],
    ],
    [
      'a box beyond the right side',
      [top, 'from: { name: Below, box: [70, 1, 40, 9] }'],
      'top',
      ['region-outside-picture 14:37'],
    ],
    [
      'a corner left of the picture',
      [top, 'from: { name: Below, polygon: [-1, 1, 20, 2, 3, 30] }'],
      'top',
      ['region-outside-picture 14:41'],
    ],
    [
      'a circle beyond the top',
      [top, 'from: { name: Below, circle: [50, 3, 4] }'],
      'top',
      ['region-outside-picture 14:40'],
    ],
    ['percent signs', [top, 'from: { name: Below, box: [1%, 1, 2, 2] }'], 'top', ['ill-formed-number 14:38']],
    [
      'two regions of one name',
      [top, 'from: { name: The top line, box: [1, 1, 2, 2] }'],
      'top',
      ['equal-region-names 14:25'],
    ],
    ['an unknown answer', three, 'form', ['answer-not-a-region 16:17']],
    ['an unknown one in a list', three, '[top, form]', ['answer-not-a-region 16:23']],
    ['an answer twice', three, '[top, top]', ['answer-listed-twice 16:23']],
    ['no answer', three, '[]', ['no-right-region 16:17']],
    ['all regions right', three, '[top, from, link]', ['all-regions-right 16:17']],
    ['a region without a name', [top, 'from: { box: [1, 1, 2, 2] }'], 'top', ['missing-key 14:17']],
    ['a misspelt shape', [top, from, 'link: { name: Blue, bx: [1, 1, 2, 2] }'], 'top', ['unknown-key 15:31']],
    ['all well', [top, from, link], '[top, from]', []],
  ])('with %s', async (_, regions, answer, names) => {
    expect(await found(question(regions, answer))).toEqual(names);
  });

  it('says of the region what it lacks', async () => {
    const lesson = quizOf(question([top, 'from: { name: Below, box: [70, 95, 40, 9] }'], 'from'));
    const [finding] = await findingsOf({ 'lessons/intro.yaml': lesson });
    expect(finding?.message).toBe(
      'The region `from` reaches beyond the right side and bottom of the picture.',
    );
  });

  it.each([
    ['without a picture', '', ['missing-key 8:9']],
    [
      'with a picture that only decorates',
      'image: { file: media/photo.png, decorative: true }\n',
      ['hotspot-decorative 11:53'],
    ],
    ['with a picture without words', 'image: { file: media/photo.png }\n', ['missing-alt 11:16']],
    [
      'with a picture that is not there',
      'image: { file: media/foto.png, alt: A }\n',
      ['media-missing 11:24'],
    ],
  ])('%s', async (_, image, names) => {
    const lines = question(three, 'from').replace(/image: .*\n/, image);
    expect(await found(lines)).toEqual(names);
  });

  it('needs to know the size of a picture with circles on it', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>';
    const files = (regions: readonly string[]) => ({
      'media/photo.png': undefined,
      'media/mail.svg': svg,
      'lessons/intro.yaml': quizOf(question(regions, 'from').replace('photo.png', 'mail.svg')),
    });
    expect((await findingsOf(files(three))).map(short)).toEqual([
      'circle-needs-size lessons/intro.yaml:13:46',
    ]);
    expect(await findingsOf(files(three.slice(1)))).toEqual([]);
  });
});
