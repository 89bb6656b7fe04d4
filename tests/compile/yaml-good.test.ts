import { describe, expect, it } from 'vitest';
import { BlockScan } from '../../scripts/compile/yaml/block.ts';
import { guardKey, parseYaml, unguardKey } from '../../scripts/compile/yaml/read.ts';
import { Scan } from '../../scripts/compile/yaml/scan.ts';

const good: [source: string, data: unknown][] = [
  ['a: https://example.org/x?y=z#part', { a: 'https://example.org/x?y=z#part' }],
  ['- https://example.org', ['https://example.org']],
  ['a: 12:30', { a: '12:30' }],
  ['a: C#', { a: 'C#' }],
  ['a: a#b', { a: 'a#b' }],
  ["a: it's", { a: "it's" }],
  ['a: x, y', { a: 'x, y' }],
  ['a: Say "yes" and [go] {on}', { a: 'Say "yes" and [go] {on}' }],
  ['a: 5 > 3 | 2 & 1 * 0 ! %', { a: '5 > 3 | 2 & 1 * 0 ! %' }],
  ['a: -5', { a: '-5' }],
  ['a: -x', { a: '-x' }],
  ['a: ?x', { a: '?x' }],
  ['a: :x', { a: ':x' }],
  ['- -5\n- --flag', ['-5', '--flag']],
  ['a: “Hello” he said', { a: '“Hello” he said' }],
  ['a: 👩‍🚀 to the moon', { a: '👩‍🚀 to the moon' }],
  ['a: مرحبا بالعالم', { a: 'مرحبا بالعالم' }],
  ['a: Prix :\u00a05 €', { a: 'Prix :\u00a05 €' }],
  ['- "Remember: always"', ['Remember: always']],
  ["- 'a # b'", ['a # b']],
  [
    'a: no\nb: on\nc: 007\nd: 1.10\ne: 0x1F\nf: 1e3\ng: null\nh: ~\ni: 2026-01-01',
    {
      a: 'no',
      b: 'on',
      c: '007',
      d: '1.10',
      e: '0x1F',
      f: '1e3',
      g: 'null',
      h: '~',
      i: '2026-01-01',
    },
  ],
  [
    'a: |\n  {{x}}: [y # z\n  - "a\n  *b*\n\n    code: |\n  @c',
    { a: '{{x}}: [y # z\n- "a\n*b*\n\n  code: |\n@c\n' },
  ],
  [
    'a: |\n  ```python\n  if "x" in y:  # why\n      go()\n  ```\nb: c',
    {
      a: '```python\nif "x" in y:  # why\n    go()\n```\n',
      b: 'c',
    },
  ],
  ['a: |-\n  x\n\n\nb: >-\n  y\n  z\nc: |+\n  v\n', { a: 'x', b: 'y z', c: 'v\n' }],
  ['a: |2\n    x\n   y', { a: '  x\n y\n' }],
  ['a: plain text\n  that goes on\n  here', { a: 'plain text that goes on here' }],
  ['a:\n  below', { a: 'below' }],
  ['a:\n- b\n- c\nd: e', { a: ['b', 'c'], d: 'e' }],
  ['a:\n  - b\n  - - c\n    - d\n  -\n    e: f\n    g: h', { a: ['b', ['c', 'd'], { e: 'f', g: 'h' }] }],
  ['a: [b, [c, {d: e}], "f, g", ]', { a: ['b', ['c', { d: 'e' }], 'f, g'] }],
  ['a: { b: c d, e: [f], g: "h: i", j: \'k, l\' }', { a: { b: 'c d', e: ['f'], g: 'h: i', j: 'k, l' } }],
  ['a: [\n    b,  # one\n    c\n  ]', { a: ['b', 'c'] }],
  ['a: {"b":"c"}', { a: { b: 'c' } }],
  ["a: { alt: It's 5 o'clock, c: d }", { a: { alt: "It's 5 o'clock", c: 'd' } }],
  ['a: [What is it?, Where does it lead?]', { a: ['What is it?', 'Where does it lead?'] }],
  ['a: ""', { a: '' }],
  ['a: "one\n  two"', { a: 'one two' }],
  ['a: "tab\\tline\\nquote\\" \\u00e9 \\\\"', { a: 'tab\tline\nquote" é \\' }],
  ['a: "$5 \\n and 6$"', { a: '$5 \n and 6$' }],
  [
    '# a comment\n---\na: b  # behind\n  # below\nc: "d" # one blank behind quotes\ne: [f] # and brackets\n',
    {
      a: 'b',
      c: 'd',
      e: ['f'],
    },
  ],
  ['slides: # a comment\n  - a', { slides: ['a'] }],
  ['"a b": c\n\'d\': e\nf g: h', { 'a b': 'c', d: 'e', 'f g': 'h' }],
  ['\uFEFFa: b\r\nc: |\r\n  d\r\n  e\r\n', { a: 'b', c: 'd\ne\n' }],
  ['  a: b\n  c: d', { a: 'b', c: 'd' }],
];

describe('what YAML understands as it was meant is no error', () => {
  it.each(good)('%j', (source, data) => {
    const { value, diagnostics } = parseYaml('a.yaml', source);
    expect(diagnostics).toEqual([]);
    expect(value?.data).toEqual(data);
  });

  it('and the search for traps, which only a wrong file starts, finds none in it', () => {
    for (const [source] of good) {
      const scan = new Scan(
        source
          .replace(/^\uFEFF/, '')
          .replaceAll('\r', '')
          .split('\n'),
      );
      new BlockScan(scan).run();
      expect(scan.traps, source).toEqual([]);
    }
  });
});

describe('keys', () => {
  it('keep the author’s order, whatever they look like', () => {
    const { value } = parseYaml('a.yaml', '10: a\nb: c\n2: d\n1: e\n007: f');
    expect(Object.keys(value?.data as object).map(unguardKey)).toEqual(['10', 'b', '2', '1', '007']);
  });

  it('may be __proto__ without harm', () => {
    const data = parseYaml('a.yaml', '__proto__: { polluted: yes }\nconstructor: c').value?.data as object;
    expect(Object.keys(data)).toEqual([guardKey('__proto__'), 'constructor']);
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    expect('polluted' in data).toBe(false);
  });

  it.each(['0', '1', '10', '4294967295', '__proto__'])('%s is guarded and comes back', (key) => {
    expect(guardKey(key)).toBe(`\0${key}`);
    expect(unguardKey(guardKey(key))).toBe(key);
  });

  it.each(['a', '007', '1.5', '-1', '', 'constructor'])('%j stays as it is', (key) => {
    expect(guardKey(key)).toBe(key);
  });
});
