import { describe, expect, it } from 'vitest';
import type { Text } from '../../scripts/course/course.ts';
import { rendererForTests, textOf } from './markdown-helper.ts';

async function placesOf(text: Text, mode: 'blocks' | 'inline' = 'blocks') {
  const { renderer, found } = await rendererForTests();
  renderer[mode](text);
  return found.map(({ place }) => [place.line, place.column]);
}

const wrong = '[x](#nowhere)';
/** Columns from a link's first character to its target. */
const toTarget = 4;

describe('places of findings', () => {
  it.each<[what: string, markdown: string, line: number, column: number]>([
    ['in the first line', `ab ${wrong}`, 0, 3],
    ['in a later line of a paragraph', `a\nb ${wrong}`, 1, 2],
    ['after an empty line', `a\n\nb ${wrong}`, 2, 2],
    ['in a heading', `a\n\n## b ${wrong}`, 2, 5],
    ['in a nested list', `- a\n  - b\n    - c ${wrong}`, 2, 8],
    ['in an ordered list', `1. a\n2. ${wrong}`, 1, 3],
    ['in a quote', `> a\n> b ${wrong}`, 1, 4],
    ['in a lazy line of a quote', `> a\nb ${wrong}`, 1, 2],
    ['in a table', `| a | b |\n|---|---|\n| c | ${wrong} |`, 2, 6],
    ['in an alert', `> [!NOTE]\n> b ${wrong}`, 1, 4],
    ['in a footnote', `a[^1]\n\n[^1]: b ${wrong}`, 2, 8],
    ['behind code', `\`\`\`\na\n\`\`\`\n${wrong}`, 3, 0],
    ['behind a figure', `a\n![b](media/b.png)\nc ${wrong}`, 2, 2],
    ['inside emphasis', `a\n**b *c ${wrong}***`, 1, 7],
    ['with odd line ends', `a\r\nb\rc ${wrong}`, 2, 2],
  ])('%s', async (_what, markdown, line, column) => {
    const expected = [10 + line, 9 + column + toTarget];
    expect(await placesOf(textOf(markdown))).toEqual([expected]);
  });

  it('count columns of a later line from the file, of the first from the text', async () => {
    const text: Text = {
      markdown: `a ${wrong}\nb ${wrong}`,
      place: { file: 'media/talk.md', line: 1, column: 5 },
      indent: 0,
      mapping: 'lines',
    };
    expect(await placesOf(text)).toEqual([
      [1, 5 + 2 + toTarget],
      [2, 1 + 2 + toTarget],
    ]);
  });

  it("stand at the text's beginning where its lines are not the file's", async () => {
    const text: Text = { ...textOf(`a\n\nb ${wrong}`), mapping: 'whole' };
    expect(await placesOf(text)).toEqual([[10, 9]]);
  });

  it('are right in stems', async () => {
    expect(await placesOf(textOf(`a\nb ${wrong} <b>`), 'inline')).toEqual([
      [11, 9 + 2 + toTarget],
      [11, 9 + 2 + wrong.length + 1],
    ]);
  });

  it('are right for several findings in any order', async () => {
    const markdown = `${wrong} <b>\n${wrong}\n\n$\\foo$ ${wrong}`;
    expect(await placesOf(textOf(markdown))).toEqual([
      [10, 13],
      [10, 23],
      [11, 13],
      [13, 10],
      [13, 20],
    ]);
  });
});
