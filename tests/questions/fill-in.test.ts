import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FillInAnswer, FillInKey } from '../../scripts/questions/fill-in/key.ts';
import { fillInRules as rules } from '../../scripts/questions/fill-in/rules.ts';
import { unescapeItem } from '../../scripts/questions/tokens.ts';
import { findingsAbout, readQuestion, renderer } from '../support/read-question.ts';

/** A few questions as an author writes them. */
const written = {
  keyword: 'type: fill-in\naccept: for\nignore: []',
  city: 'type: fill-in\naccept: [Berlin, Bärlin]',
  loop: [
    'type: fill-in',
    'text: |',
    '  ```python',
    '  [[kw]] i in [[fn]](3):',
    '  ```',
    'blanks:',
    '  kw: for',
    '  fn: { accept: [range, reversed], ignore: [], feedback: { xrange: That was Python 2. } }',
  ].join('\n'),
  river: 'type: fill-in\ntext: "[[city]] is on the [[river]]."\nblanks: { city: Berlin, river: Spree }',
  article:
    'type: fill-in\ntext: "[[art]] Küche"\nblanks: { art: { choices: { der: Der, die: Die, das: Das }, answer: die } }',
  banked:
    'type: fill-in\ntext: "[[a]] and [[b]]"\nblanks: { a: for, b: [in, of] }\nword_bank: [while, print]',
  dictation:
    'type: fill-in\naccept: { text: Sie schläft, typos: 1, ignore: [case, spaces, punctuation], feedback: { Sie schlaft: "Mind the ä." } }',
};
type Name = keyof typeof written;
const keyOf = async (name: Name) => (await readQuestion(written[name])).key as FillInKey;

/** `kw: for; fn: xrange` as an answer, in the order of parts. */
const answerOf = ({ parts }: FillInKey, said: Record<string, string>): FillInAnswer =>
  parts.flatMap((blank) => (said[blank] === undefined ? [] : [{ blank, text: said[blank] }]));

describe('an answer to a fill-in question', () => {
  it.each<
    [
      what: string,
      name: Name,
      said: Record<string, string>,
      share: [partial: number, whole: number],
      text: string,
      ids: string,
      tokens: string,
    ]
  >([
    ['the accepted text', 'keyword', { answer: 'for' }, [1, 1], 'for', 'for', 'for'],
    ['another capital, which counts', 'keyword', { answer: 'For' }, [0, 0], 'For', 'For', 'For'],
    [
      'another capital, which does not',
      'city',
      { answer: ' berlin ' },
      [1, 1],
      'berlin',
      ' berlin ',
      ' berlin ',
    ],
    ['an alternative', 'city', { answer: 'bärlin' }, [1, 1], 'bärlin', 'bärlin', 'bärlin'],
    ['something else', 'city', { answer: 'Bonn' }, [0, 0], 'Bonn', 'Bonn', 'Bonn'],
    [
      'what reads as a delimiter',
      'city',
      { answer: '{a}[,]b' },
      [0, 0],
      '{a}[,]b',
      '{a}[,]b',
      '\u2060{a}[\u2060,]b',
    ],
    [
      'blanks around a text',
      'river',
      { city: ' Berlin  a ', river: 'Spree' },
      [0.5, 0],
      'Berlin a; Spree',
      ' Berlin  a ; Spree',
      ' Berlin  a [,]Spree',
    ],
    ['all blanks', 'loop', { kw: 'for', fn: 'range' }, [1, 1], 'for; range', 'for; range', 'for[,]range'],
    [
      'half of the blanks',
      'loop',
      { kw: 'for', fn: 'xrange' },
      [0.5, 0],
      'for; xrange',
      'for; xrange',
      'for[,]xrange',
    ],
    ['one blank of two', 'river', { river: 'spree' }, [0.5, 0], '–; spree', '; spree', '\u2060[,]spree'],
    [
      'a text with a separator',
      'river',
      { city: 'a; b', river: 'c' },
      [0, 0],
      'a;\u2060 b; c',
      'a;\u2060 b; c',
      'a; b[,]c',
    ],
    ['the right choice', 'article', { art: 'die' }, [1, 1], 'Die', 'die', 'Die'],
    ['a wrong choice', 'article', { art: 'das' }, [0, 0], 'Das', 'das', 'Das'],
    [
      'words of the bank',
      'banked',
      { a: 'for', b: 'print' },
      [0.5, 0],
      'for; print',
      'for; print',
      'for[,]print',
    ],
    [
      'a slip that passes',
      'dictation',
      { answer: 'sie schläfd.' },
      [1, 1],
      'sie schläfd.',
      'sie schläfd.',
      'sie schläfd.',
    ],
    [
      'a foreseen answer one slip off',
      'dictation',
      { answer: 'Sie schlaft' },
      [0, 0],
      'Sie schlaft',
      'Sie schlaft',
      'Sie schlaft',
    ],
    ['two slips', 'dictation', { answer: 'Si schläfd' }, [0, 0], 'Si schläfd', 'Si schläfd', 'Si schläfd'],
  ])('%s', async (_, name, said, [partial, whole], text, ids, tokens) => {
    const key = await keyOf(name);
    const answer = answerOf(key, said);
    expect(rules.isAnswered(key, answer)).toBe(true);
    expect(rules.grade(key, answer, true).share).toBe(partial);
    expect(rules.grade(key, answer, false).share).toBe(whole);
    expect(rules.scorm12(key, answer, 'text')).toMatchObject({ type: 'fill-in', response: text });
    expect(rules.scorm12(key, answer, 'ids')).toMatchObject({ type: 'fill-in', response: ids });
    expect(rules.scorm2004(key, answer)).toMatchObject({ type: 'fill-in', response: tokens });
    expect(rules.xapi(key, answer)).toMatchObject({ interactionType: 'fill-in', response: tokens });
  });

  it.each<[name: Name, text: string[], ids: string[], tokens: string[]]>([
    ['keyword', ['for'], ['for'], ['{case_matters=true}for']],
    ['city', ['Berlin', 'Bärlin'], ['Berlin', 'Bärlin'], ['Berlin', 'Bärlin']],
    [
      'loop',
      ['for; range'],
      ['for; range'],
      ['{case_matters=true}for[,]range', '{case_matters=true}for[,]reversed'],
    ],
    ['river', ['Berlin; Spree'], ['Berlin; Spree'], ['Berlin[,]Spree']],
    ['article', ['Die'], ['die'], ['Die']],
    ['banked', ['for; in'], ['for; in'], ['for[,]in', 'for[,]of']],
  ])('%s has its patterns', async (name, text, ids, tokens) => {
    const key = await keyOf(name);
    expect(rules.scorm12(key, [], 'text').patterns).toEqual(text);
    expect(rules.scorm12(key, [], 'ids').patterns).toEqual(ids);
    expect(rules.scorm2004(key, []).patterns).toEqual(tokens);
    expect(rules.xapi(key, []).correctResponsesPattern).toEqual(tokens);
  });

  it('is none where nothing but blanks was typed', async () => {
    const key = await keyOf('river');
    expect(rules.isAnswered(key, [])).toBe(false);
    expect(rules.isAnswered(key, answerOf(key, { city: '  ' }))).toBe(false);
    expect(rules.scorm2004(key, [])).not.toHaveProperty('response');
  });

  it('gets the feedback on a foreseen wrong answer, and on the choice that was picked', async () => {
    const key = await keyOf('loop');
    expect(rules.grade(key, answerOf(key, { fn: 'xrange' }), true).feedback).toEqual(['fn.0']);
    expect(rules.grade(key, answerOf(key, { fn: 'Xrange' }), true).feedback).toBeUndefined();
    const { author, fields } = await readQuestion(written.loop);
    expect(author.partFeedback(fields, renderer)).toEqual({ 'fn.0': '<p>That was Python 2.</p>' });
    const picked = await readQuestion(
      'type: fill-in\ntext: "[[art]] K"\nblanks: { art: { choices: { der: { text: Der, feedback: No. }, die: Die }, answer: die } }',
    );
    expect(rules.grade(picked.key as FillInKey, [{ blank: 'art', text: 'der' }], true).feedback).toEqual([
      'art.der',
    ]);
    expect(picked.author.partFeedback(picked.fields, renderer)).toEqual({ 'art.der': '<p>No.</p>' });
  });

  it('keeps at most ten ways in which several blanks can be right', async () => {
    const { key } = await readQuestion(
      'type: fill-in\ntext: "[[a]] [[b]]"\nblanks: { a: [a1, a2, a3, a4], b: [b1, b2, b3, b4] }',
    );
    const patterns = rules.xapi(key as FillInKey, []).correctResponsesPattern;
    expect(patterns).toHaveLength(10);
    expect(patterns?.slice(0, 5)).toEqual(['a1[,]b1', 'a1[,]b2', 'a1[,]b3', 'a1[,]b4', 'a2[,]b1']);
    expect(rules.scorm2004(key as FillInKey, []).patterns).toHaveLength(5);
  });

  it('stays within 255 characters, whole in its first and in its last blank', async () => {
    const { key } = await readQuestion(
      'type: fill-in\nmax_length: 200\ntext: "[[a]] [[b]]"\nblanks: { a: A, b: B }',
    );
    const said = rules.scorm12(
      key as FillInKey,
      answerOf(key as FillInKey, { a: 'x'.repeat(200), b: '😀'.repeat(100) }),
      'text',
    );
    expect(said.response).toMatch(/^x+…; (?:😀)+…$/u);
    expect(said.response?.length).toBeLessThanOrEqual(255);
    expect(said.response?.length).toBeGreaterThan(245);
  });
});

describe('in the saved state', () => {
  it.each<[name: Name, said: Record<string, string>, shape: unknown, values: unknown]>([
    ['keyword', { answer: 'for' }, [{ text: 20 }, { radix: 3 }], ['for', 2]],
    [
      'loop',
      { kw: 'while', fn: 'range' },
      [{ text: 20 }, { radix: 3 }, { text: 20 }, { radix: 3 }],
      ['range', 2, 'while', 1],
    ],
    [
      'river',
      { river: 'Elbe' },
      [{ text: 20 }, { radix: 3 }, { text: 20 }, { radix: 3 }],
      ['', 0, 'Elbe', 1],
    ],
    ['article', { art: 'die' }, [{ radix: 4 }], [3]],
    ['banked', { b: 'while' }, [{ radix: 5 }, { radix: 5 }], [0, 4]],
  ])('%s lies as it does, for ever', async (name, said, shape, values) => {
    const key = await keyOf(name);
    expect(rules.slots(key)).toEqual(shape);
    expect(rules.pack(key, answerOf(key, said))).toEqual(values);
    expect(rules.unpack(key, values as (string | number)[])).toEqual(answerOf(key, said));
  });

  it('what a typed text was worth stays when the text is gone, and is told nowhere', async () => {
    const key = await keyOf('loop');
    const left = rules.unpack(key, ['', 1, '', 2]);
    expect(left).toEqual([
      { blank: 'fn', text: '', lost: 'wrong' },
      { blank: 'kw', text: '', lost: 'right' },
    ]);
    expect(rules.isAnswered(key, left ?? [])).toBe(true);
    expect(rules.grade(key, left ?? [], true).share).toBe(0.5);
    expect(rules.pack(key, left ?? [])).toEqual(['', 1, '', 2]);
    expect(rules.scorm12(key, left ?? [], 'text')).toEqual({ type: 'fill-in', patterns: ['for; range'] });
    expect(rules.scorm2004(key, left ?? [])).not.toHaveProperty('response');
    expect(rules.xapi(key, left ?? []).response).toBe('');
  });

  it.each<[why: string, name: Name, values: (string | number)[]]>([
    ['too few values', 'loop', ['', 0]],
    ['too many', 'keyword', ['', 0, 0]],
    ['a number for a text', 'keyword', [1, 1]],
    ['a text for a number', 'article', ['die']],
    ['no such choice', 'article', [4]],
    ['no such word', 'banked', [5, 0]],
    ['no such outcome', 'keyword', ['a', 3]],
    ['a text that was worth nothing', 'keyword', ['a', 0]],
    ['a text that is too long', 'keyword', ['a'.repeat(21), 1]],
  ])('%s is no answer', async (_, name, values) => {
    expect(rules.unpack(await keyOf(name), values)).toBeUndefined();
  });
});

/** Texts made of what reports part items with, and any others. */
const pieces = [
  '[,]',
  '[.]',
  '[:]',
  '; ',
  ';',
  ' ',
  '{case_matters=true}',
  '{',
  '[',
  ',',
  ']',
  '\u2060',
  'a',
  '😀',
];
const typed = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 10 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join('').slice(0, 20)),
  )
  .filter((text) => text.trim() !== '' && !/[\ud800-\udbff]$/.test(text));
const typedKey: FillInKey = {
  parts: ['a', 'b', 'c'],
  order: ['c', 'a', 'b'],
  blanks: [
    { accept: ['x'], ignore: [], max: 20 },
    { choices: ['der', 'die'], texts: ['Der', 'Die'], answer: 'die' },
    { accept: ['y'], ignore: ['case', 'spaces'], max: 20 },
  ],
};
const anyAnswer = fc
  .record({ a: typed, b: fc.constantFrom('der', 'die'), c: typed }, { requiredKeys: [] })
  .map((said) => answerOf(typedKey, said as Record<string, string>));
/** A learner’s text without the marks that nobody sees, as reports have it. */
const seen = (text: string) =>
  text.replace(/[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '');
const textIn = (answer: FillInAnswer, blank: string) =>
  seen(answer.find((given) => given.blank === blank)?.text ?? '');

describe('any answer', () => {
  it('comes back from the saved state as it was', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        expect(rules.unpack(typedKey, rules.pack(typedKey, answer))).toEqual(answer);
      }),
    );
  });

  it('can be read out of a SCORM 1.2 report of ids: items between `; `', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        const { response = '' } = rules.scorm12(typedKey, answer, 'ids');
        const items = response.split('; ').map((item) => item.replaceAll(';\u2060 ', '; '));
        expect(items).toEqual(['c', 'a', 'b'].map((blank) => textIn(answer, blank)));
        expect(response.length).toBeLessThanOrEqual(255);
      }),
    );
  });

  it('can be read out of xAPI: items between `[,]`', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        fc.pre(answer.length > 0);
        const items = rules
          .xapi(typedKey, answer)
          .response.split('[,]')
          .map((item) => seen(unescapeItem(item)));
        const texts = ['c', 'a', 'b'].map((blank) => textIn(answer, blank));
        expect(items).toEqual(texts.map((text) => (text === 'der' ? 'Der' : text === 'die' ? 'Die' : text)));
      }),
    );
  });
});

describe('the key of a fill-in question', () => {
  it('has blanks in the order of ids, and reports in that of the text', async () => {
    expect(await keyOf('loop')).toEqual({
      parts: ['fn', 'kw'],
      order: ['kw', 'fn'],
      blanks: [
        { accept: ['range', 'reversed'], ignore: [], max: 20, foreseen: ['xrange'] },
        { accept: ['for'], ignore: ['case', 'spaces'], max: 20 },
      ],
    });
  });

  it('has the words of the bank in an order that says nothing of the answers', async () => {
    expect((await keyOf('banked')).bank).toEqual(['for', 'in', 'print', 'while']);
    const { key } = await readQuestion('type: fill-in\naccept: { text: [b, c] }\nword_bank: a');
    expect((key as FillInKey).bank).toEqual(['a', 'b']);
  });

  it.each<[what: string, yaml: string, max: number]>([
    ['twenty', 'accept: for', 20],
    ['twice the longest answer', 'accept: [a, a very long answer indeed]', 50],
    ['what the question says', 'accept: for\nmax_length: 5', 5],
    ['what the blank says', 'accept: { text: for, max_length: 4 }\nmax_length: 5', 4],
    ['at most 250', `accept: ${'long '.repeat(40).trim()}`, 250],
  ])('lets %s be typed', async (_, yaml, max) => {
    const { key } = await readQuestion(`type: fill-in\n${yaml}`);
    expect((key as FillInKey).blanks).toMatchObject([{ max }]);
  });

  it.each<[what: string, yaml: string, same: boolean]>([
    ['another order of alternatives', 'accept: [b, a]', true],
    ['feedback on a foreseen answer', 'accept: { text: [a, b], feedback: { c: No. } }', true],
    ['another alternative', 'accept: [a, c]', false],
    ['other rules', 'accept: [a, b]\nignore: [case]', false],
    ['the same rules in another order', 'accept: [a, b]\nignore: [spaces, case]', true],
    ['another length', 'accept: [a, b]\nmax_length: 30', false],
    ['a word bank', 'accept: [a, b]\nword_bank: [x]', false],
  ])('with %s: the same question? %s', async (_, yaml, same) => {
    const [one, two] = await Promise.all([
      readQuestion('type: fill-in\naccept: [a, b]'),
      readQuestion(`type: fill-in\n${yaml}`),
    ]);
    const meanings = [one, two].map(({ author, fields }) => JSON.stringify(author.meaning(fields)));
    expect(meanings[0] === meanings[1]).toBe(same);
  });
});

describe('the example for the docs', () => {
  it('is a question that can be read, and an answer to it', async () => {
    const { author } = await readQuestion(written.loop);
    const { yaml, answer } = author.example;
    const own = yaml.split('\n').filter((line) => !/^(id|stem):/.test(line));
    const { key } = await readQuestion(own.join('\n'));
    expect(author.rules.grade(key, answer, true)).toEqual({ share: 0.5, feedback: ['fn.0'] });
  });
});

describe('an author is told of', () => {
  const inText = (blanks: string, text = '"[[a]] and [[b]]"') =>
    `type: fill-in\ntext: ${text}\nblanks: ${blanks}`;
  it.each<[what: string, yaml: string, found: string[]]>([
    ['no answer at all', 'type: fill-in', ['accept-or-text -1:1']],
    ['accept and text', 'type: fill-in\naccept: a\ntext: "[[b]]"\nblanks: { b: c }', ['accept-or-text 2:1']],
    ['accept and blanks', 'type: fill-in\naccept: a\nblanks: { b: c }', ['accept-or-text 2:1']],
    ['a text without blanks', 'type: fill-in\ntext: "[[b]]"', ['accept-or-text 2:1']],
    ['blanks without a text', 'type: fill-in\nblanks: { b: c }', ['accept-or-text 2:1']],
    ['an empty map of blanks', 'type: fill-in\ntext: a\nblanks: {}', ['accept-or-text 3:9']],
    ['nothing accepted', 'type: fill-in\naccept: []', ['no-accepted-answer 2:9']],
    ['an empty text', 'type: fill-in\naccept: ["", a]', ['empty-text 2:10']],
    ['a blank with nothing accepted', inText('{ a: { accept: [] }, b: c }'), ['no-accepted-answer 3:14']],
    ['a blank with rules alone', inText('{ a: { ignore: [] }, b: c }'), ['no-accepted-answer 3:14']],
    [
      'a blank that is typed and picked',
      inText('{ a: { accept: x, choices: { x: X, y: Y }, answer: x }, b: c }'),
      ['blank-typed-or-picked 3:14'],
    ],
    [
      'choices without an answer',
      inText('{ a: { choices: { x: X, y: Y } }, b: c }'),
      ['blank-typed-or-picked 3:14'],
    ],
    ['an answer without choices', inText('{ a: { answer: x }, b: c }'), ['blank-typed-or-picked 3:14']],
    [
      'an answer that is no choice',
      inText('{ a: { choices: { x: X, y: Y }, answer: z }, b: c }'),
      ['answer-not-a-choice 3:49'],
    ],
    ['one choice alone', inText('{ a: { choices: { x: X }, answer: x }, b: c }'), ['too-few-choices 3:25']],
    [
      'two equal choices',
      inText('{ a: { choices: { x: X, y: X }, answer: x }, b: c }'),
      ['equal-choices 3:36'],
    ],
    ['a blank that stands nowhere', inText('{ a: x, b: y, other: z }'), ['blank-not-in-text 3:23']],
    [
      'a blank that stands under a similar name',
      inText('{ first: x, b: y }', '"[[frist]] and [[b]]"'),
      ['blank-not-in-text 3:11'],
    ],
    [
      'a marker with nearly a blank’s name',
      inText('{ first: x }', '|\n  [[first]] or\n  x [[firsts]]'),
      ['blank-nearly-named 4:5'],
    ],
    ['a marker that is none', inText('{ a: x }', '"[[a]] [[ -f x ]] y[[i]]"'), []],
    ['a blank that stands twice', inText('{ a: x }', '|\n  [[a]] or [[a]]'), ['blank-stands-twice 3:12']],
    [
      'a blank in a link',
      inText('{ a: x }', '|\n  See [the [[a]] here](https://example.org)'),
      ['blank-out-of-place 3:12'],
    ],
    [
      'a blank in a picture’s text',
      inText('{ a: x }', '|\n  ![the [[a]]](media/photo.png)'),
      ['blank-out-of-place 3:9'],
    ],
    ['a blank in a formula', inText('{ a: x }', '|\n  So $x = [[a]]$ holds'), ['blank-out-of-place 3:11']],
    ['a blank beside amounts of money', inText('{ a: x }', '|\n  From $5 [[a]] to $7'), []],
    [
      'dollars and brackets in code',
      inText('{ a: x }', '|\n  ```bash\n  if [[ $x = [[a]] ]] # $y\n  ```'),
      [],
    ],
    ['an answer accepted twice', 'type: fill-in\naccept: [Berlin, berlin]', ['accepted-answers-equal 2:18']],
    ['answers that differ in what counts', 'type: fill-in\naccept: [Berlin, berlin]\nignore: []', []],
    [
      'an answer longer than can be typed',
      'type: fill-in\naccept: [ab, abcdef]\nmax_length: 5',
      ['accepted-answer-too-long 2:14'],
    ],
    [
      'an answer longer than any',
      `type: fill-in\naccept: ${'a'.repeat(251)}`,
      ['accepted-answer-too-long 2:9'],
    ],
    [
      'a foreseen wrong answer that is right',
      'type: fill-in\naccept: { text: Berlin, feedback: { berlin: No. } }',
      ['foreseen-answer-accepted 2:37'],
    ],
    [
      'the same where capitals count',
      'type: fill-in\nignore: []\naccept: { text: Berlin, feedback: { berlin: No. } }',
      [],
    ],
    [
      'two equal foreseen answers',
      'type: fill-in\naccept: { text: a, feedback: { b: No., B: No. } }',
      ['foreseen-answers-equal 2:40'],
    ],
    [
      'typos that make other words right',
      'type: fill-in\naccept: { text: [three, in], typos: 1 }',
      ['typos-accept-anything 2:37'],
    ],
    ['the question’s own typos', 'type: fill-in\naccept: in\ntypos: 1', ['typos-accept-anything 2:9']],
    ['typos in a word that is long enough', 'type: fill-in\naccept: for\ntypos: 1', []],
    ['a number of typos that is none', 'type: fill-in\naccept: for\ntypos: 1.5', ['number-out-of-range 3:8']],
    [
      'a length that no report keeps',
      'type: fill-in\naccept: for\nmax_length: 251',
      ['number-out-of-range 3:13'],
    ],
    [
      'typos of a blank to pick from',
      inText('{ a: { choices: { x: X, y: Y }, answer: x, typos: 1 }, b: c }'),
      ['not-for-picking 3:52'],
    ],
    [
      'feedback of a blank to pick from',
      inText('{ a: { choices: { x: X, y: Y }, answer: x, feedback: { y: No. } }, b: c }'),
      ['not-for-picking 3:52'],
    ],
    [
      'a length where nothing is typed',
      inText('{ a: { choices: { x: X, y: Y }, answer: x } }\nmax_length: 5', '"[[a]]"'),
      ['not-for-picking 4:1'],
    ],
    [
      'typos with a word bank',
      'type: fill-in\naccept: three\ntypos: 1\nword_bank: [four]',
      ['not-for-picking 3:1'],
    ],
    [
      'typos of a blank with a word bank',
      'type: fill-in\naccept: { text: three, typos: 1 }\nword_bank: [four]',
      ['not-for-picking 2:24'],
    ],
    ['a bank of one word', 'type: fill-in\naccept: three\nword_bank: true', ['word-bank-too-small 3:12']],
    [
      'a bank that nothing is picked from',
      inText('{ a: { choices: { x: X, y: Y }, answer: x } }\nword_bank: true', '"[[a]]"'),
      ['word-bank-too-small 4:12'],
    ],
    [
      'an answer among the further words',
      'type: fill-in\naccept: three\nword_bank: [four, Three]',
      ['word-bank-repeats 3:19'],
    ],
    [
      'a further word twice',
      'type: fill-in\naccept: three\nword_bank: [four, four]',
      ['word-bank-repeats 3:19'],
    ],
    [
      'another accepted word in the bank',
      'type: fill-in\naccept: [three, four]\nword_bank: [four, five]',
      [],
    ],
    ['no word bank after all', 'type: fill-in\naccept: three\nword_bank: false', []],
    [
      'a rule that does not exist',
      'type: fill-in\naccept: three\nignore: [case, space]',
      ['unknown-word 3:16'],
    ],
    ['a key that does not exist', 'type: fill-in\naccept: { text: three, typo: 1 }', ['unknown-key 2:24']],
    ['a list in a list', 'type: fill-in\naccept: [[three]]', ['wrong-type 2:10']],
  ])('%s', async (_, yaml, found) => {
    expect(await findingsAbout(yaml)).toEqual(found);
  });
});
