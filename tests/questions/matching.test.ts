import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Text } from '../../scripts/course/course.ts';
import type { KeyRenderer } from '../../scripts/questions/author.ts';
import { matchingType } from '../../scripts/questions/matching/author.ts';
import {
  matchingRules,
  targetsOnPage,
  type MatchingAnswer,
  type MatchingKey,
} from '../../scripts/questions/matching/rules.ts';
import { byCodeUnits } from '../../scripts/questions/parts.ts';
import { findingsOf, load, short } from '../support/load-helper.ts';

const { grade, isAnswered, pack, scorm12, scorm2004, slots, unpack, xapi } = matchingRules;

const text: KeyRenderer = {
  inline: ({ markdown }: Text) => `<i>${markdown}</i>`,
  blocks: ({ markdown }: Text) => `<p>${markdown}</p>`,
  plain: ({ markdown }: Text) => markdown,
  say: (key) => key,
};

/** Two pairs, and a target that matches nothing. */
const rooms: MatchingKey = {
  sources: ['flur', 'kueche'],
  sourceTexts: ['der Flur', 'die Küche, -n'],
  targets: ['cellar', 'flur', 'kueche'],
  targetTexts: ['cellar', 'hall', 'kitchen'],
  answer: ['flur', 'kueche'],
};

/** One target for two sources, one for none. */
const layers: MatchingKey = {
  sources: ['ip', 'tcp', 'udp'],
  sourceTexts: ['IP', 'TCP', 'UDP'],
  targets: ['link', 'net', 'transport'],
  targetTexts: ['Link', 'Internet', 'Transport'],
  answer: ['net', 'transport', 'transport'],
};

describe('an answer to a matching question', () => {
  const pattern12 = 'der Flur -> hall; die Küche, -n -> kitchen';
  const pattern2004 = 'flur[.]flur[,]kueche[.]kueche';
  it.each<[string, MatchingAnswer, number, number, string, string, string]>([
    [
      'all right',
      [
        ['flur', 'flur'],
        ['kueche', 'kueche'],
      ],
      1,
      1,
      pattern12,
      'flur.flur,kueche.kueche',
      pattern2004,
    ],
    [
      'half right',
      [
        ['flur', 'cellar'],
        ['kueche', 'kueche'],
      ],
      0.5,
      0,
      'der Flur -> cellar; die Küche, -n -> kitchen',
      'flur.cellar,kueche.kueche',
      'flur[.]cellar[,]kueche[.]kueche',
    ],
    [
      'half right, the rest left out',
      [['kueche', 'kueche']],
      0.5,
      0,
      'die Küche, -n -> kitchen',
      'kueche.kueche',
      'kueche[.]kueche',
    ],
    [
      'all wrong, one target taken twice',
      [
        ['flur', 'cellar'],
        ['kueche', 'cellar'],
      ],
      0,
      0,
      'der Flur -> cellar; die Küche, -n -> cellar',
      'flur.cellar,kueche.cellar',
      'flur[.]cellar[,]kueche[.]cellar',
    ],
  ])('%s', (_, answer, partly, wholly, text12, ids12, text2004) => {
    expect(isAnswered(rooms, answer)).toBe(true);
    expect(grade(rooms, answer, true)).toEqual({ share: partly });
    expect(grade(rooms, answer, false)).toEqual({ share: wholly });
    expect(scorm12(rooms, answer, 'text')).toEqual({
      type: 'matching',
      response: text12,
      patterns: [pattern12],
    });
    expect(scorm12(rooms, answer, 'ids')).toEqual({
      type: 'matching',
      response: ids12,
      patterns: ['flur.flur,kueche.kueche'],
    });
    expect(scorm2004(rooms, answer)).toEqual({
      type: 'matching',
      response: text2004,
      patterns: [pattern2004],
    });
    expect(xapi(rooms, answer)).toEqual({
      interactionType: 'matching',
      response: text2004,
      correctResponsesPattern: [pattern2004],
      source: [
        { id: 'flur', text: 'der Flur' },
        { id: 'kueche', text: 'die Küche, -n' },
      ],
      target: [
        { id: 'cellar', text: 'cellar' },
        { id: 'flur', text: 'hall' },
        { id: 'kueche', text: 'kitchen' },
      ],
    });
  });

  it('may match several sources with one target', () => {
    const answer: MatchingAnswer = [
      ['ip', 'transport'],
      ['tcp', 'transport'],
      ['udp', 'transport'],
    ];
    expect(grade(layers, answer, true).share).toBeCloseTo(2 / 3, 10);
    expect(scorm12(layers, answer, 'text').response).toBe(
      'IP -> Transport; TCP -> Transport; UDP -> Transport',
    );
  });

  it('is none while nothing was matched', () => {
    expect(isAnswered(rooms, [])).toBe(false);
    expect(scorm2004(rooms, [])).toEqual({ type: 'matching', patterns: [pattern2004] });
  });
});

describe('the saved state of a matching question', () => {
  it('has a place for each source, in the order of their ids', () => {
    expect(slots(rooms)).toEqual([{ radix: 4 }, { radix: 4 }]);
    expect(
      pack(rooms, [
        ['flur', 'kueche'],
        ['kueche', 'cellar'],
      ]),
    ).toEqual([3, 1]);
    expect(pack(rooms, [['kueche', 'flur']])).toEqual([0, 2]);
    expect(unpack(rooms, [0, 2])).toEqual([['kueche', 'flur']]);
  });

  it.each<[string, (number | string)[]]>([
    ['a target that does not exist', [4, 0]],
    ['too few places', [1]],
    ['too many places', [1, 1, 1]],
    ['no whole number', [0.5, 1]],
    ['less than nothing', [-1, 1]],
    ['a text', ['x', 1]],
  ])('is asked again where the state has %s', (_, values) => {
    expect(unpack(rooms, values)).toBeUndefined();
  });
});

const idOf = fc.stringMatching(/^[a-z0-9][a-z0-9_]{0,39}$/);
const anyText = fc.oneof(
  fc.string({ minLength: 1, maxLength: 300, unit: 'grapheme' }),
  fc
    .array(fc.constantFrom('a', 'b', '; ', ' -> ', '->', ';', ' ', ','), { minLength: 1 })
    .map((all) => all.join('')),
);
const anyKey: fc.Arbitrary<MatchingKey> = fc
  .record({ sources: fc.integer({ min: 2, max: 36 }), targets: fc.integer({ min: 2, max: 40 }) })
  .chain(({ sources, targets }) => {
    const side = (count: number) =>
      fc
        .tuple(
          fc.uniqueArray(idOf, { minLength: count, maxLength: count }),
          fc.uniqueArray(anyText, { minLength: count, maxLength: count }),
        )
        .map(([ids, texts]) => ({ ids: ids.sort(byCodeUnits), texts }));
    return fc.tuple(side(sources), side(targets)).chain(([from, to]) =>
      fc.array(fc.constantFrom(...to.ids), { minLength: sources, maxLength: sources }).map((answer) => ({
        sources: from.ids,
        sourceTexts: from.texts,
        targets: to.ids,
        targetTexts: to.texts,
        answer,
      })),
    );
  });
const answerTo = ({ sources, targets }: MatchingKey): fc.Arbitrary<MatchingAnswer> =>
  fc
    .array(fc.option(fc.constantFrom(...targets), { freq: 5 }), {
      minLength: sources.length,
      maxLength: sources.length,
    })
    .map((given) =>
      given.flatMap((target, index): MatchingAnswer =>
        target === null ? [] : [[sources[index] ?? '', target]],
      ),
    );
const keyAndAnswers = anyKey.chain((key) => fc.tuple(fc.constant(key), answerTo(key), answerTo(key)));

describe('whatever the author and the learner wrote', () => {
  it('an answer comes back from the state as it was', () => {
    fc.assert(
      fc.property(keyAndAnswers, ([key, answer]) => {
        const values = pack(key, answer);
        expect(values).toHaveLength(slots(key).length);
        expect(unpack(key, values)).toEqual(answer);
      }),
    );
  });

  it('SCORM 1.2 texts have at most 255 characters, and other answers have other texts', () => {
    fc.assert(
      fc.property(keyAndAnswers, ([key, one, two]) => {
        const say = (answer: MatchingAnswer) => scorm12(key, answer, 'text');
        for (const said of [say(one).response ?? '', say(two).response ?? '', ...say(one).patterns]) {
          expect(said.length).toBeLessThanOrEqual(255);
          // No half of a character that takes two units.
          expect(said).not.toMatch(/\p{Surrogate}/u);
        }
        expect(say(one).response === say(two).response).toBe(JSON.stringify(one) === JSON.stringify(two));
        // The last pair is what a text that is too long would lose.
        const other = key.targets.find((target) => target !== one.at(-1)?.[1]) ?? '';
        const changed = one.map(([source, target], index): [string, string] =>
          index === one.length - 1 ? [source, other] : [source, target],
        );
        if (one.length > 0) expect(say(changed).response).not.toBe(say(one).response);
      }),
    );
  });

  it('SCORM 1.2 texts can be taken apart into their pairs', () => {
    fc.assert(
      fc.property(keyAndAnswers, ([key, answer]) => {
        const { response = '' } = scorm12(key, answer, 'text');
        if (answer.length === 0 || response === scorm12(key, answer, 'ids').response) return;
        const sides = response.split('; ').map((pair) => pair.split(' -> '));
        expect(sides.map(({ length }) => length)).toEqual(answer.map(() => 2));
      }),
    );
  });

  /** SCORM 1.2 RTE 3.4.2.7: `source.target`, parted by commas; ids, or their places in base 36. */
  it('SCORM 1.2 ids can be read back by the standard', () => {
    fc.assert(
      fc.property(keyAndAnswers, ([key, answer]) => {
        const { response = '' } = scorm12(key, answer, 'ids');
        expect(response.length).toBeLessThanOrEqual(255);
        const pairs = response === '' ? [] : response.split(',').map((pair) => pair.split('.'));
        const named = pairs.every(([a = '', b = '']) => key.sources.includes(a) && key.targets.includes(b));
        const byPlace = pairs.map(([a = '', b = '']) => [
          key.sources[parseInt(a, 36)],
          key.targets[parseInt(b, 36)],
        ]);
        expect(named && JSON.stringify(pairs) === JSON.stringify(answer) ? pairs : byPlace).toEqual(answer);
      }),
    );
  });

  /** SCORM 2004 RTE 4.2.9.1 and xAPI 1.0.3, Data 4.1.4.1. */
  it('SCORM 2004 and xAPI responses can be read back by the standard', () => {
    fc.assert(
      fc.property(keyAndAnswers, ([key, answer]) => {
        const read = (said = '') => (said === '' ? [] : said.split('[,]').map((pair) => pair.split('[.]')));
        expect(read(scorm2004(key, answer).response)).toEqual(answer);
        const { response, source, target, correctResponsesPattern = [] } = xapi(key, answer);
        expect(read(response)).toEqual(answer);
        expect(correctResponsesPattern).toHaveLength(1);
        expect(read(correctResponsesPattern[0]).map(([, right]) => right)).toEqual(key.answer);
        for (const [a, b] of read(response)) {
          expect(source?.map(({ id }) => id)).toContain(a);
          expect(target?.map(({ id }) => id)).toContain(b);
        }
      }),
    );
  });

  it('partial credit never is more than full, and full credit is the right answer alone', () => {
    fc.assert(
      fc.property(keyAndAnswers, ([key, answer]) => {
        const { share } = grade(key, answer, true);
        const right = key.sources.every((id, index) =>
          answer.some(([source, target]) => source === id && target === key.answer[index]),
        );
        expect(share === 1).toBe(right);
        expect(grade(key, answer, false).share).toBe(right ? 1 : 0);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('the page has each target once, and never in the order that answers the sources', () => {
    fc.assert(
      fc.property(fc.uniqueArray(idOf, { minLength: 2, maxLength: 8 }), (ids) => {
        const sources = ids.sort(byCodeUnits);
        const key = {
          sources,
          sourceTexts: sources,
          targets: sources,
          targetTexts: sources,
          answer: sources,
        };
        const shown = targetsOnPage(key);
        expect([...shown].sort(byCodeUnits)).toEqual(sources);
        expect(shown).not.toEqual(sources);
      }),
    );
  });
});

/** One question in a quiz that is practice, as an author writes it. */
const lesson = (lines: string) =>
  `id: intro\ntitle: A\nslides:\n  - id: welcome\n    body: Hi.\n  - id: check\n    type: quiz\n    title: A\n    counts: false\n    questions:\n      - id: q\n        type: matching\n        stem: S\n${lines.replace(/^/gm, '        ')}\n`;

async function read(lines: string) {
  const { value, diagnostics } = await load({ 'lessons/intro.yaml': lesson(lines) });
  expect(diagnostics.map(short)).toEqual([]);
  const entry = value?.lessons[0]?.slides[1]?.quiz?.entries[0];
  if (!entry || !('question' in entry)) throw new Error('no question was read');
  return entry.question.fields;
}

const pairs =
  'pairs:\n  kueche: ["die Küche, -n", kitchen]\n  flur: [der Flur, hall]\nextra: { cellar: cellar }';

describe('a matching question as an author writes it', () => {
  it('gives both sides of a pair the id of the pair', async () => {
    const fields = await read(pairs);
    expect(matchingType.key(fields, text)).toEqual(rooms);
    expect(matchingType.parts(fields)).toEqual(['flur', 'kueche', 'cellar', 'flur', 'kueche']);
  });

  it('may have a target for several sources', async () => {
    const fields = await read(
      'sources: { tcp: TCP, udp: UDP, ip: IP }\ntargets: { transport: Transport, link: Link, net: Internet }\nanswer: { tcp: transport, udp: transport, ip: net }',
    );
    expect(matchingType.key(fields, text)).toEqual(layers);
  });

  it('may have pictures and sounds on either side; a report names them by their words', async () => {
    const fields = await read(
      [
        'pairs:',
        '  a: [{ image: { file: media/photo.png, alt: A red square } }, red]',
        '  b: [blue, { audio: { file: media/tone.mp3, label: Sound 1, transcript: A tone } }]',
        '  c: [{ text: green, image: { file: media/photo.png, decorative: true } }, { image: { file: media/photo.png, decorative: true } }]',
      ].join('\n'),
    );
    expect(matchingType.key(fields, text)).toMatchObject({
      sourceTexts: ['A red square', 'blue', 'green'],
      targetTexts: ['red', 'Sound 1', 'c'],
    });
  });

  const meaning = async (lines: string) => JSON.stringify(matchingType.meaning(await read(lines)));
  const long =
    'sources: { kueche: Küche, flur: Flur }\ntargets: { kueche: kitchen, flur: hall, cellar: cellar }\nanswer: { kueche: kueche, flur: flur }';
  it.each([
    ['a text', pairs.replace('kitchen', 'the kitchen'), true],
    ['the order', pairs.replace(/(\n {2}kueche.*)(\n {2}flur.*)/, '$2$1'), true],
    ['the long form of the same', long, true],
    ['a further extra target', pairs.replace('cellar: cellar', 'cellar: cellar, roof: roof'), false],
    ['another pair', pairs.replace('flur:', 'gang:'), false],
    ['another right target', long.replace('flur: flur', 'flur: cellar'), false],
  ])('with %s: the same question? ', async (_, other, same) => {
    expect((await meaning(pairs)) === (await meaning(other))).toBe(same);
  });
});

describe('what can be wrong with a matching question', () => {
  const first = 14;
  const cases: [string, string, string, string[]][] = [
    ['neither pairs nor sources', 'pairs-or-sources', 'points: 1', [`${first - 3}:9`]],
    [
      'pairs and sources',
      'pairs-or-sources',
      'pairs: { a: [a, b], c: [c, d] }\nsources: { e: E, f: F }',
      [`${first + 1}:9`],
    ],
    [
      'sources without an answer',
      'pairs-or-sources',
      'sources: { a: A, b: B }\ntargets: { c: C, d: D }',
      [`${first}:9`],
    ],
    [
      'extra with sources',
      'pairs-or-sources',
      'sources: { a: A, b: B }\ntargets: { c: C, d: D }\nanswer: { a: c, b: d }\nextra: { x: X }',
      [`${first + 3}:9`],
    ],
    [
      'a pair of three',
      'pair-not-two',
      'pairs:\n  a: [die Küche, die Küchen, kitchen]\n  b: [b, c]\n  d: [d, e]',
      [`${first + 1}:14`],
    ],
    ['a pair of one', 'pair-not-two', 'pairs:\n  a: [a]\n  b: [b, c]\n  d: [d, e]', [`${first + 1}:14`]],
    ['one pair', 'too-few-sources', 'pairs:\n  a: [a, b]', [`${first + 1}:11`]],
    [
      'one source',
      'too-few-sources',
      'sources: { a: A }\ntargets: { c: C, d: D }\nanswer: { a: c }',
      [`${first}:18`],
    ],
    [
      '37 pairs',
      'too-many-sources',
      `pairs:\n${Array.from({ length: 37 }, (_, n) => `  p${n}: [s${n}, t${n}]`).join('\n')}`,
      [`${first + 1}:11`],
    ],
    [
      'one target',
      'too-few-targets',
      'sources: { a: A, b: B }\ntargets: { c: C }\nanswer: { a: c, b: c }',
      [`${first + 1}:18`],
    ],
    ['two equal sources', 'equal-sources', 'pairs:\n  a: [x, b]\n  c: [" x", d]', [`${first + 2}:15`]],
    ['two equal targets in pairs', 'equal-targets', 'pairs:\n  a: [a, x]\n  c: [c, x]', [`${first + 2}:18`]],
    [
      'two equal targets',
      'equal-targets',
      'sources: { a: A, b: B }\ntargets:\n  c: X\n  d: X\nanswer: { a: c, b: d }',
      [`${first + 3}:14`],
    ],
    [
      'an extra target that is one already',
      'extra-is-a-target',
      'pairs:\n  a: [a, b]\n  c: [c, d]\nextra: { x: d }',
      [`${first + 3}:21`],
    ],
    [
      "an extra target with a pair's id",
      'extra-is-a-target',
      'pairs:\n  a: [a, b]\n  c: [c, d]\nextra: { a: e }',
      [`${first + 3}:18`],
    ],
    [
      'a source without a target',
      'source-without-target',
      'sources: { a: A, b: B }\ntargets: { c: C, d: D }\nanswer: { a: c }',
      [`${first}:26`],
    ],
    [
      'an answer for a source that does not exist',
      'answer-not-a-source',
      'sources: { aa: A, bb: B }\ntargets: { c: C, d: D }\nanswer: { aa: c, bb: d, bbb: d }',
      [`${first + 2}:33`],
    ],
    [
      'an answer that is no target',
      'answer-not-a-target',
      'sources: { a: A, b: B }\ntargets: { cat: C, dog: D }\nanswer: { a: cat, b: dogs }',
      [`${first + 2}:30`],
    ],
    [
      "an answer that is a target's text",
      'answer-not-a-target',
      'sources: { a: A, b: B }\ntargets: { cat: Katze, dog: Hund }\nanswer: { a: cat, b: Hund }',
      [`${first + 2}:30`],
    ],
  ];
  it.each(cases)('%s: %s', async (_, name, lines, places) => {
    const found = await findingsOf({ 'lessons/intro.yaml': lesson(lines) });
    expect(found.map(short)).toEqual(places.map((place) => `${name} lessons/intro.yaml:${place}`));
  });

  const hintOf = async (lines: string) =>
    (await findingsOf({ 'lessons/intro.yaml': lesson(lines) })).map(({ hint }) => hint);

  it('shows a pair with a comma as it should read', async () => {
    expect(await hintOf('pairs:\n  a: [die Küche, -n, kitchen]\n  b: [b, c]')).toEqual([
      'Quote a text that has a comma in it, such as `a: ["die Küche, -n", kitchen]`.',
    ]);
  });

  it('suggests the id that was probably meant', async () => {
    const lines = (answer: string) =>
      `sources: { tcp: TCP, ip: IP }\ntargets: { transport: Transport, net: Internet }\nanswer: ${answer}`;
    expect(await hintOf(lines('{ tcp: transprot, ip: Internet }'))).toEqual([
      'Did you mean `transport`? The targets are `transport`, `net`.',
      'Write `net`.',
    ]);
    expect(await hintOf(lines('{ tcp: transport, ip: net, tpc: net }'))).toEqual([
      'Did you mean `tcp`? The sources are `tcp`, `ip`.',
    ]);
  });

  it('says what a pair is where none stands', async () => {
    const [found] = await findingsOf({ 'lessons/intro.yaml': lesson('pairs: { a: a text, b: [b, c] }') });
    expect(found).toMatchObject({ name: 'wrong-type', place: { line: first, column: 21 } });
    expect(found?.message).toContain('a list of a source and its target');
  });
});
