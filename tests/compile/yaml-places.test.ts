import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../scripts/compile/yaml/read.ts';

const source = `id: intro
title: "A title"
slides:
  - id: one
    body: |

      First line
        second: line
    note: >
      folded
      text
    plain: goes
      on here
    image: { file: media/a.png, alt: 'It''s' }
    choices:
      10: Ten
      2: Two
`;
const file = parseYaml('lessons/a.yaml', source).value;
const at = (path: (string | number)[], what?: 'value' | 'key') => {
  const { line, column, length } = file!.place(path, what);
  return `${line}:${column}+${length ?? 1}`;
};

describe('places', () => {
  it.each<[(string | number)[], string, string]>([
    [['id'], '1:5+5', '1:1+2'],
    [['title'], '2:8+9', '2:1+5'],
    [['slides'], '4:3+1', '3:1+6'],
    [['slides', 0, 'id'], '4:9+3', '4:5+2'],
    [['slides', 0, 'body'], '5:11+1', '5:5+4'],
    [['slides', 0, 'plain'], '12:12+4', '12:5+5'],
    [['slides', 0, 'image', 'alt'], '14:38+7', '14:33+3'],
    [['slides', 0, 'choices', '2'], '17:10+3', '17:7+1'],
    [['slides', 0, 'choices', 10], '16:11+3', '16:7+2'],
  ])('%j', (path, value, key) => {
    expect([at(path), at(path, 'key')]).toEqual([value, key]);
    expect(file?.has(path)).toBe(true);
  });

  it('what is missing is shown at what would hold it', () => {
    expect(at(['slides', 0, 'image', 'caption'])).toBe(at(['slides', 0, 'image']));
    expect(at(['slides', 7, 'id'])).toBe(at(['slides']));
    expect(at(['nothing'])).toBe('1:1+1');
    expect(file?.has(['slides', 0, 'image', 'caption'])).toBe(false);
    expect(file?.has(['slides', 1])).toBe(false);
    expect(file?.has([])).toBe(true);
  });
});

describe('texts', () => {
  const place = (line: number, column: number) => ({ file: 'lessons/a.yaml', line, column });

  it('below a bar: line by line, with their indent', () => {
    expect(file?.text(['slides', 0, 'body'])).toEqual({
      markdown: '\nFirst line\n  second: line\n',
      place: place(6, 7),
      indent: 6,
      mapping: 'lines',
    });
  });

  it('on one line: at their first character, behind the quote', () => {
    expect(file?.text(['title'])).toEqual({
      markdown: 'A title',
      place: place(2, 9),
      indent: 0,
      mapping: 'lines',
    });
    expect(file?.text(['id'])).toEqual({
      markdown: 'intro',
      place: place(1, 5),
      indent: 0,
      mapping: 'lines',
    });
  });

  it('folded: as a whole', () => {
    expect(file?.text(['slides', 0, 'note'])).toEqual({
      markdown: 'folded text\n',
      place: place(10, 7),
      indent: 6,
      mapping: 'whole',
    });
    expect(file?.text(['slides', 0, 'plain'])?.mapping).toBe('whole');
  });

  it('are none where a list, a map or nothing stands', () => {
    expect(file?.text(['slides'])).toBeUndefined();
    expect(file?.text(['slides', 0, 'image'])).toBeUndefined();
    expect(file?.text(['nothing'])).toBeUndefined();
  });
});
