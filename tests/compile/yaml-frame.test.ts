import { describe, expect, it } from 'vitest';
import { frame } from '../../scripts/diagnostics/frame.ts';
import { suggest } from '../../scripts/diagnostics/suggest.ts';

describe('suggest', () => {
  const keys = ['answer', 'choices', 'pass_mark', 'title', 'type', 'stem', 'id', 'iri', 'attempts'];

  it.each([
    ['corect', ['correct', 'incorrect'], 'correct'],
    ['anwser', keys, 'answer'],
    ['answers', keys, 'answer'],
    ['choice', keys, 'choices'],
    ['Title', keys, 'title'],
    ['pass-mark', keys, 'pass_mark'],
    ['passmark', keys, 'pass_mark'],
    ['titel', keys, 'title'],
    ['tilte', keys, 'title'],
    ['stm', keys, 'stem'],
    ['ID', keys, 'id'],
    ['attempt', keys, 'attempts'],
  ])('%s', (word, candidates, wanted) => {
    expect(suggest(word, candidates)).toBe(wanted);
  });

  it.each(['x', 'question', 'banana', '', 'is', 'y'.repeat(100_000)])('%.20s is like none', (word) => {
    expect(suggest(word, keys)).toBeUndefined();
  });

  it('never suggests the word itself', () => {
    expect(suggest('title', ['title'])).toBeUndefined();
  });
});

describe('frame', () => {
  const show = (line: string, column: number, length?: number, number = 1) => {
    const lines = Array.from({ length: number }, () => '')
      .concat(line)
      .slice(1);
    const place = { file: 'a.yaml', line: number, column, ...(length === undefined ? {} : { length }) };
    return frame({ name: 'x', severity: 'error', message: '', place }, lines).split('\n');
  };

  it('shows the line with its number, and carets below what it is about', () => {
    expect(show('title: a: b', 9, 1, 7)).toEqual(['  7 | title: a: b', '    |         ^']);
    expect(show('answr: x', 1, 5, 120)).toEqual(['  120 | answr: x', '      | ^^^^^']);
  });

  it('stays inside the line', () => {
    expect(show('ab', 2, 50)).toEqual(['  1 | ab', '    |  ^']);
    expect(show('ab', 3)).toEqual(['  1 | ab', '    |   ^']);
    expect(show('', 1)).toEqual(['  1 |', '    | ^'].map((line, i) => (i === 0 ? '  1 | ' : line)));
  });

  it('counts tabs, wide characters and emoji as wide as they are shown', () => {
    expect(show('\ta: b', 2)).toEqual(['  1 |   a: b', '    |   ^']);
    expect(show('日本: x', 3)).toEqual(['  1 | 日本: x', '    |     ^']);
    expect(show('👩‍🚀: x', 6)).toEqual(['  1 | 👩‍🚀: x', '    |   ^']);
    expect(show('日本', 1, 2)).toEqual(['  1 | 日本', '    | ^^^^']);
    expect(show('e\u0301x', 3)).toEqual(['  1 | e\u0301x', '    |  ^']);
  });

  it('cuts a long line around the place', () => {
    const long = `${'a'.repeat(200)}X${'b'.repeat(200)}`;
    const [text = '', marks = ''] = show(long, 201);
    expect(text.length).toBeLessThan(110);
    expect(text).toMatch(/^ {2}1 \| …a+Xb+…$/);
    expect(text[marks.indexOf('^')]).toBe('X');
    const [end = '', mark = ''] = show(long, 402);
    expect(end).toMatch(/^ {2}1 \| …b+$/);
    expect(mark.indexOf('^')).toBe(end.length);
    const [deep = '', below = ''] = show(`${'a'.repeat(300_000)}X${'😀'.repeat(3000)}`, 300_001);
    expect(deep[below.indexOf('^')]).toBe('X');
    expect(show('😀'.repeat(3000), 3001)[0]).toMatch(/^ {2}1 \| …(?:😀)+…$/u);
    const [start = ''] = show(long, 1);
    expect(start).toMatch(/^ {2}1 \| a+…$/);
  });

  it('colours what it is told to', () => {
    const place = { file: 'a.yaml', line: 1, column: 1 };
    const colors = { gutter: (text: string) => `<${text}>`, marker: (text: string) => `(${text})` };
    expect(frame({ name: 'x', severity: 'error', message: '', place }, ['a'], colors)).toBe(
      '<  1 |> a\n<    |> (^)',
    );
  });

  it('is empty for a line that the file does not have', () => {
    expect(
      frame({ name: 'x', severity: 'error', message: '', place: { file: 'a', line: 9, column: 1 } }, ['a']),
    ).toBe('');
  });
});
