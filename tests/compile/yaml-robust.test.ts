import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../scripts/compile/yaml/read.ts';

const lesson = `id: phishing
title: Phishing
slides:
  - id: goals
    type: outcomes
  - id: five
    title: "Five: signs"
    min_time: 20 s
    body: |
      Markdown, with: colons # and hashes
      - item

      \`\`\`python
      if "x": pass   # nothing
      \`\`\`
    image: { file: media/mail.png, alt: "Subject: full.", caption: 'It''s', credit: CERT }
  - id: check
    type: quiz
    questions:
      - id: hello
        stem: Is it?
        choices: { 1: Yes, 2: No }
        answer: [1,
          2]
        feedback:
          correct: Right.
          incorrect: >
            folded text
            here
`;

/** Small seeded random numbers (mulberry32), so that a failure can be repeated. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const signs = [...': #-"\'[]{},|>*&!%@`?\n\\\t\u00a0~\0', '<<', '---', '...', ': ', ' #', '- ', '\n\n', '? '];

function mutate(random: (below: number) => number): string {
  let text = lesson;
  for (let n = 1 + random(4); n > 0; n--) {
    const at = random(text.length);
    const from = random(text.length);
    const change = [
      () => text.slice(0, at) + text.slice(at + 1 + random(6)),
      () => text.slice(0, at) + text.slice(from, from + random(40)) + text.slice(at),
      () => text.slice(0, at) + (signs[random(signs.length)] ?? '') + text.slice(at),
      () => text.slice(0, at),
    ][random(8) === 0 ? 3 : random(3)];
    text = change?.() ?? text;
    if (text === '') text = lesson;
  }
  return text;
}

describe('300 damaged files', () => {
  const random = randomFrom(20261124);
  const sources = Array.from({ length: 300 }, () => mutate(random));

  it('never end in an exception, and every finding stands in the file', () => {
    for (const source of sources) {
      const { value, diagnostics } = parseYaml('a.yaml', source);
      expect(value === undefined, source).toBe(diagnostics.length > 0);
      const lines = source.split('\n');
      for (const { place, message, hint } of diagnostics) {
        const line = lines[place.line - 1];
        expect(line, source).toBeDefined();
        expect(place.column, source).toBeGreaterThan(0);
        expect(place.column, source).toBeLessThanOrEqual((line ?? '').length + 1);
        expect(message).not.toMatch(/undefined|NaN|flow|scalar|implicit|mapping|sequence|collection/);
        expect(hint).toBeTruthy();
      }
    }
  });

  it('read cleanly once every line is mended, where each finding has a mended line', () => {
    let mended = 0;
    for (const source of sources) {
      const { diagnostics } = parseYaml('a.yaml', source);
      if (diagnostics.length === 0 || diagnostics.some((one) => one.mended === undefined)) continue;
      const lines = source.split('\n');
      for (const one of diagnostics) lines[one.place.line - 1] = one.mended ?? '';
      expect(parseYaml('a.yaml', lines.join('\n')).diagnostics, source).toEqual([]);
      mended++;
    }
    expect(mended).toBeGreaterThan(50);
  });
});

describe('hostile files', () => {
  it.each<[string, string]>([
    ['opening brackets', '['.repeat(200_000)],
    ['opening braces', 'a: ' + '{a: '.repeat(50_000)],
    ['brackets line by line', '[\n'.repeat(50_000)],
    ['dashes', '- '.repeat(200_000)],
    ['question marks', '? '.repeat(50_000)],
    ['colons', 'a: '.repeat(50_000)],
    ['quotes', '"'.repeat(100_001)],
    ['apostrophes', "a: ' ".repeat(20_000)],
    ['commas', `a: { b: ${', '.repeat(50_000)} }`],
    ['a staircase', Array.from({ length: 1500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['one endless line', `a: b: ${'x'.repeat(1_000_000)}`],
    ['broken lines', 'a: b: c\n'.repeat(3000)],
    ['unclosed brackets', 'a: [\n'.repeat(3000)],
    ['unclosed quotes', 'a: "\n'.repeat(3000)],
  ])(
    '%s are refused',
    (_, source) => {
      const { value, diagnostics } = parseYaml('a.yaml', source);
      expect(value).toBeUndefined();
      expect(diagnostics.length).toBeGreaterThan(0);
    },
    // A hang is noticed by this; a busy machine is not one.
    20_000,
  );
});
