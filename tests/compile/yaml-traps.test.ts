import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../scripts/compile/yaml/read.ts';

/** What was written, the diagnostic's name, its place and, where there is one, the line as it should read. */
type Row = [written: string, name: string, at: string, mended?: string, reads?: unknown];

const found = (source: string) => parseYaml('lessons/a.yaml', source).diagnostics;
const at = (place: { line: number; column: number; length?: number }) =>
  `${place.line}:${place.column}+${place.length ?? 1}`;

/** Puts every mended line in its place. */
function mend(source: string): string {
  const lines = source.split('\n');
  for (const { place, mended } of found(source)) if (mended !== undefined) lines[place.line - 1] = mended;
  return lines.join('\n');
}

const texts: Row[] = [
  ['title: Phishing: the basics', 'colon-in-text', '1:16+1', 'title: "Phishing: the basics"'],
  ['title: Remember:', 'colon-in-text', '1:16+1', 'title: "Remember:"'],
  ['title: Say "no": always', 'colon-in-text', '1:16+1', 'title: \'Say "no": always\''],
  [`title: Say "no": it's right`, 'colon-in-text', '1:16+1', `title: "Say \\"no\\": it's right"`],
  ['- Remember: always lock', 'colon-in-text', '1:11+1', '- "Remember: always lock"'],
  ['title: a: b  # a comment', 'colon-in-text', '1:9+1', 'title: "a: b"  # a comment'],
  ['title: C # the language', 'hash-in-text', '1:10+14', 'title: "C # the language"'],
  ['- C # the language', 'hash-in-text', '1:5+14', '- "C # the language"'],
  ['a: { text: Hello, world }', 'comma-in-text', '1:17+1', 'a: { text: "Hello, world" }'],
  ['a: { text: one, two, three, b: c }', 'comma-in-text', '1:15+1', 'a: { text: "one, two, three", b: c }'],
  ['a: { text: See: a, b, c: d }', 'comma-in-text', '1:18+1', 'a: { text: "See: a, b", c: d }'],
  ['a: { text: Note: x, b: c }', 'colon-in-text', '1:16+1', 'a: { text: "Note: x", b: c }'],
  ['a: [C # x, b]', 'hash-in-text', '1:7+3', 'a: ["C # x", b]'],
  ['a: { b: see [1] }', 'bracket-in-text', '1:13+1', 'a: { b: "see [1]" }'],
  ['a: { b: #0B5FFF }', 'text-begins-with-sign', '1:9+1', 'a: { b: "#0B5FFF" }'],
  ['a: { b: @x, c: d }', 'text-begins-with-sign', '1:9+1', 'a: { b: "@x", c: d }'],
  ['a: { >b: c }', 'text-begins-with-sign', '1:6+1', 'a: { ">b": c }'],
  ['a: [@x, y]', 'text-begins-with-sign', '1:5+1', 'a: ["@x", y]'],
  ['a: { b: "x" y }', 'text-after-quote', '1:13+1', `a: { b: '"x" y' }`],
  ['title: "Hello" he said', 'text-after-quote', '1:16+7', `title: '"Hello" he said'`],
  ["title: 'Hi' he said", 'text-after-quote', '1:13+7', `title: "'Hi' he said"`],
  ['title: "x"#c', 'text-after-quote', '1:11+2', `title: '"x"#c'`],
  ['title: "Hello\nid: "x"', 'unclosed-quote', '1:8+1', 'title: "Hello"'],
  ["title: 'Hello\nid: x", 'unclosed-quote', '1:8+1', "title: 'Hello'"],
  ["title: 'tis the season", 'unclosed-quote', '1:8+1', `title: "'tis the season"`],
  ['a: "C:\\Users\\new"', 'bad-escape', '1:7+2', "a: 'C:\\Users\\new'"],
  ['a: "It\'s $\\frac{1}{2}$"', 'bad-escape', '1:11+2', 'a: "It\'s $\\\\frac{1}{2}$"'],
  ['a: "$\\nu$"', 'bad-escape', '1:6+2', "a: '$\\nu$'"],
];

const signs: Row[] = [
  ['*Important* read', '*'],
  ['& Co', '&'],
  ['!Hello', '!'],
  ['%80', '%'],
  ['@home', '@'],
  ['`code` first', '`'],
  ['{x} and y', '{'],
  ['{{name}}', '{'],
  ['} at last', '}'],
  ['[Link](#a) and more', '['],
  ['[ ] to do', '['],
  ['] at last', ']'],
  ['#hashtag', '#'],
  ['# Title', '#'],
  ['| a bar', '|'],
  ['> a quote', '>'],
  ['- a dash', '-'],
  ['? what', '?'],
  [', and so on', ','],
  [': a colon', ':'],
].map(([text = '', sign = '']): Row => [
  `title: ${text}`,
  'text-begins-with-sign',
  '1:8+1',
  `title: "${text}"`,
  { text, sign },
]);

const unused: Row[] = [
  ['title: &name Foo', 'yaml-anchor', '1:8+5', 'title: Foo'],
  ['a: &name\n  b: c', 'yaml-anchor', '1:4+5', 'a:'],
  ['title: *name', 'yaml-alias', '1:8+5', 'title: "*name"'],
  ['a: [*name, b]', 'yaml-alias', '1:5+5', 'a: ["*name", b]'],
  ['title: !!str 5', 'yaml-tag', '1:8+5', 'title: 5'],
  ['title: !include a.md', 'yaml-tag', '1:8+8', 'title: "!include a.md"'],
  ['%YAML 1.2\n---\na: b', 'yaml-directive', '1:1+9', ''],
  ['a: b\n...', 'several-documents', '2:1+3', ''],
];

const structure: Row[] = [
  ['a:\n\tb: c', 'tab-indent', '2:1+1', '  b: c'],
  ['slides:\n  - id: a\n\ttitle: b', 'tab-indent', '3:1+1', '    title: b'],
  ['-\tid: a\n  title: b', 'tab-indent', '1:2+1', '- id: a'],
  ['a: |\n\tb', 'tab-indent', '2:1+1', '  b'],
  ['a:\u00a0b', 'special-blank', '1:3+1', 'a: b'],
  ['a:\n\u00a0 b: c', 'special-blank', '2:1+1', '  b: c'],
  ['slides:\n  - id: a\n   title: b', 'bad-indentation', '3:1+3', '    title: b'],
  ['slides:\n  - id: a\n  title: b', 'bad-indentation', '3:1+2', '    title: b'],
  ['slides:\n  - id: a\n    title: b\n      body: c', 'bad-indentation', '4:1+6', '    body: c'],
  ['slides:\n  - id: a\n   - id: b', 'bad-indentation', '3:1+3', '  - id: b'],
  ['slides:\n   - id: a\n    title: b\n    body: c', 'bad-indentation', '2:1+3', '  - id: a'],
  ['a: |\n    four\n  two', 'bad-indentation', '3:1+2', '    two'],
  ['a: |\n   three\n  two\n  two', 'bad-indentation', '2:1+3', '  three'],
  ['title:Foo', 'missing-blank-after-colon', '1:6+1', 'title: Foo'],
  ['id: a\ntitle:Foo', 'missing-blank-after-colon', '2:6+1', 'title: Foo'],
  ['a: {id:x}', 'missing-blank-after-colon', '1:7+1', 'a: {id: x}'],
  ['slides:\n  -id: x', 'missing-blank-after-dash', '2:3+1', '  - id: x'],
  ['a:\n  - b\n  -c', 'missing-blank-after-dash', '3:3+1', '  - c'],
  ['slides\n  - id: x', 'missing-colon', '1:1+6', 'slides:'],
  ['id x\ntitle: y', 'missing-colon', '1:1+2', 'id: x'],
  ['a: |\ntext\nid: x', 'block-text-not-indented', '2:1+1', '  text'],
  ['a: |\n  one\ntwo\n  three', 'block-text-not-indented', '3:1+1', '  two'],
  ['title: Hello\nworld', 'text-without-key', '2:1+5', '  world'],
  ['a: [b, c', 'unclosed-bracket', '1:4+1', 'a: [b, c]'],
  ['a: { b: c\nd: e', 'unclosed-bracket', '1:4+1', 'a: { b: c }'],
  ['a: {b: c}}', 'stray-bracket', '1:10+1', 'a: {b: c}'],
  ['a: [b,,c]', 'stray-comma', '1:7+1', 'a: [b,c]'],
];

describe.each([
  ['texts', texts],
  ['first signs', signs],
  ['unused parts of YAML', unused],
  ['structure', structure],
])('%s', (_, rows) => {
  it.each(rows)('%j is %s', (written, name, place, mended) => {
    expect(found(written).map((one) => [one.name, at(one.place), one.mended])).toEqual([
      [name, place, mended],
    ]);
    expect(parseYaml('a.yaml', mend(written)).diagnostics).toEqual([]);
  });
});

it('a sign in quotes reads as the text that was meant', () => {
  for (const [written, , , , meant] of signs) {
    const { text, sign } = meant as { text: string; sign: string };
    const [first] = found(written);
    expect(first?.message).toContain(`"${sign}"`);
    expect(parseYaml('a.yaml', mend(written)).value?.data).toEqual({ title: text });
  }
});

const withoutMendedLine: Row[] = [
  ['a:', 'key-without-value', '1:1+1'],
  ['a: b\nnote:\nc: d', 'key-without-value', '2:1+4'],
  ['a:\n  # nothing but this', 'key-without-value', '1:1+1'],
  ['a:  # two blanks, a comment', 'key-without-value', '1:1+1'],
  ['a: { b }', 'key-without-value', '1:6+1'],
  ['a: |', 'key-without-value', '1:1+1'],
  ['a:\n  -\n  - b', 'item-without-value', '2:3+1'],
  ['a: b\n: c', 'value-without-key', '2:1+1'],
  ['a: b\ntitle: c\ntitle: d', 'duplicate-key', '3:1+5'],
  ['a: { b: c, b: d }', 'duplicate-key', '1:12+1'],
  ['a: b\n- c', 'list-item-among-keys', '2:1+1'],
  ['a: b\n  - c', 'list-in-text', '2:3+1'],
  ['a: | Text\n  more\nb: c', 'text-behind-bar', '1:4+1'],
  ['a: A long text\n  that has a: colon', 'colon-in-text', '2:13+1'],
  ['a: One\n  two # three\nb: c', 'hash-in-text', '2:7+7'],
  ['a: "one\n  two" three', 'text-after-quote', '2:8+5'],
  ['a: [\n  b,\n  c\nd: e', 'unclosed-bracket', '1:4+1'],
  ['a: b\n---\nc: d', 'several-documents', '2:1+3'],
  ['<<: { a: b }', 'yaml-merge-key', '1:1+2'],
  ['? a\n: b', 'complex-key', '1:1+1'],
  [`a: ${'['.repeat(10_000)}`, 'nested-too-deep', '1:4+1'],
  [`a: ${'['.repeat(101)}${']'.repeat(101)}`, 'nested-too-deep', '1:4+1'],
  ['- '.repeat(10_000), 'nested-too-deep', '1:203+1'],
];

it.each(withoutMendedLine)('%j is %s, without a mended line', (written, name, place) => {
  expect(found(written).map((one) => [one.name, at(one.place), one.mended])).toEqual([
    [name, place, undefined],
  ]);
});

describe('a file with many mistakes', () => {
  const source = [
    'id: intro',
    'title: Phishing: the basics',
    'slides:',
    '  - id: one',
    '    title: @home',
    '     body: Hello.',
    '  - id: two',
    '    title:Two',
    '    image: { file: a.png, alt: Red, round }',
    '    body: |',
    '      Nothing: in here # is *a* trap: "no"',
    '      @nothing',
    '  -id: three',
    '    title: "Three',
    '    note:',
    '    note: C # sharp',
  ].join('\n');

  it('reports all of them at once, in the order of its lines', () => {
    expect(found(source).map((one) => `${one.place.line} ${one.name}`)).toEqual([
      '2 colon-in-text',
      '5 text-begins-with-sign',
      '6 bad-indentation',
      '8 missing-blank-after-colon',
      '9 comma-in-text',
      '13 missing-blank-after-dash',
      '14 unclosed-quote',
      '15 key-without-value',
      '16 duplicate-key',
      '16 hash-in-text',
    ]);
  });

  it('has two mistakes in one line mended together', () => {
    const twice = 'a: { b: @x, c: y: z }';
    expect(found(twice).map((one) => one.mended)).toEqual([
      'a: { b: "@x", c: "y: z" }',
      'a: { b: "@x", c: "y: z" }',
    ]);
  });

  it('also comes as it reads once mended, for the steps after it', () => {
    const { value, mended } = parseYaml('a.yaml', 'title: a: b\nlist: [@x]');
    expect(value).toBeUndefined();
    expect(mended?.data).toEqual({ title: 'a: b', list: ['@x'] });
    expect(parseYaml('a.yaml', 'title: a: b\n- lost').mended).toBeUndefined();
  });

  it.each([
    ['title: a\ntitle: b', { title: 'a' }],
    // Which of the two is meant decides what else is wrong.
    ['id: a\nid: b', undefined],
    ['list: [a]\nlist: [b]', undefined],
  ])('hides nothing behind a text that stands twice: %j', (source, data) => {
    expect(parseYaml('a.yaml', source).mended?.data).toEqual(data);
  });
});

it('an alias bomb costs nothing: anchors and aliases are refused, never followed', () => {
  const lines = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (const [of, name] of [...'abcdefghijkl'].map((c, i) => [c, 'bcdefghijklm'[i]])) {
    lines.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${of}`).join(', ')}]`);
  }
  const names = new Set(found(lines.join('\n')).map((one) => one.name));
  expect([...names].sort()).toEqual(['yaml-alias', 'yaml-anchor']);
});
