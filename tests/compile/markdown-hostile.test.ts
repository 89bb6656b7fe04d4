import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOf, rendererForTests, textOf } from './markdown-helper.ts';

const size = 100_000;
const fill = (piece: string) => piece.repeat(Math.ceil(size / piece.length));
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** Inputs that have made Markdown parsers hang, overflow their stack, or emit code. */
const bombs: [name: string, markdown: string][] = [
  ['opening brackets', fill('[')],
  ['image brackets', fill('![')],
  ['nested brackets', fill('[') + fill(']')],
  ['brackets before a language', `${fill('[')}]{lang=de}`],
  ['nested languages', fill('[').slice(0, 5000) + fill(']{lang=de}')],
  ['nested images in languages', fill('![a') + fill(']{lang=de}')],
  ['deep quotes', fill('> ')],
  ['quotes of changing depth', lines(2000, (index) => `${'>'.repeat(index % 60)} a`)],
  ['deep lists', lines(2000, (index) => `${' '.repeat((index * 2) % 200)}- a`)],
  ['stars', fill('*')],
  ['unclosed emphasis', fill('**a *b _c ')],
  ['strikes', fill('~~a~')],
  ['backticks of growing length', lines(400, (index) => '`'.repeat(index))],
  ['dollars', fill('$')],
  ['unclosed formulas', fill('$$ a\n')],
  ['a deep formula', `$${'{'.repeat(4900)}$`],
  ['many formulas', fill('$\\frac12$ ')],
  ['a recursive formula', '$\\def\\a{\\a\\a}\\a$'],
  ['footnote brackets', fill('[^')],
  ['footnotes in mid-text', fill('^[')],
  ['one footnote, many places', `${fill('[^1]')}\n\n[^1]: a`],
  ['one footnote, many texts', fill('[^1]: a\n')],
  ['a footnote in itself', `a[^1]\n\n[^1]: ${fill('[^1] ')}`],
  ['unclosed links', fill('[a](b ')],
  ['unclosed targets', fill('[a](<b')],
  ['deep targets', `[a](${fill('(')})`],
  ['many links', fill('[a](#monday) ')],
  ['many broken links', fill('[a](#nowhere) ')],
  ['many definitions', fill('[a]: b\n')],
  ['tags', fill('<b>')],
  ['unclosed tags', fill('<b ')],
  ['comments', fill('<!--')],
  ['a wide table', `${fill('|a')}\n${fill('|-')}\n${'a|\n'.repeat(2000)}`],
  ['entities', fill('&amp')],
  ['backslashes', fill('\\')],
  ['headings', fill('# a\n')],
  ['fences', fill('```\n')],
  ['an unclosed fence', `\`\`\`js\n${fill('a')}`],
  ['templates in code', `\`\`\`js\n${'`${'.repeat(2000)}`],
  ['links in code', `\`\`\`markdown\n${'[a]('.repeat(1400)}`],
  ['marked lines', `\`\`\`py highlight=${fill('1,')}`],
  ['images', fill('![a](b)\n')],
  ['alerts', fill('> [!NOTE]\n')],
  ['NUL', fill('\0')],
  ['half characters', fill('\ud800')],
  ['hard breaks', fill('a  \n')],
];

const fragments = [
  ...[
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '" onmouseover="alert(1)',
    "' style='x",
    '<svg/onload=alert(1)>',
  ],
  ...[
    'javascript:alert(1)',
    'data:text/html,<b>',
    'vbscript:x',
    '&#106;avascript:',
    'java\tscript:',
    '//evil.example',
    'https://e.example/"><b>',
  ],
  ...[
    '[',
    ']',
    '(',
    ')',
    '![',
    '](',
    '](#monday)',
    '](media/a.png "t")',
    ']{lang=de}',
    ']{lang="><b>"}',
    ']{lang=',
    '{',
    '}',
    '<',
    '>',
    '"',
    "'",
  ],
  ...[
    '[^1]',
    '[^1]: ',
    '[^a',
    '^[',
    '[x]: ',
    '[x][y]',
    '[y]: https://a.example "',
    '<https://a.example>',
    '<b>',
    '<!--',
    '-->',
  ],
  ...[
    '$',
    '$$',
    '$x$',
    '$$\n',
    '\\frac{',
    '\\href{javascript:x}{y}',
    '\\color{red}',
    '\\text{<b>}',
    '\\style',
    '\\',
  ],
  ...[
    '`',
    '``',
    '```',
    '```js title="<b>" highlight=1\n',
    '```html\n',
    '~~~',
    '*',
    '**',
    '_',
    '~~',
    '# ',
    '- ',
    '1. ',
    '> ',
    '> [!NOTE]\n',
    '|',
    '|-|-|',
    ':-:',
    '---',
    '===',
  ],
  ...[
    '\n',
    '\n\n',
    '    ',
    '\t',
    ' ',
    '  \n',
    '\r',
    'word',
    'é',
    '\u202e',
    '\ud83d',
    '\0',
    '&lt;',
    '&amp;',
    '&#0;',
    '&quot;',
  ],
];

describe('hostile texts', () => {
  it.each(bombs)(
    '%s: no exception, no unsafe HTML, no hang',
    async (_name, markdown) => {
      const { renderer } = await rendererForTests();
      const text = textOf(markdown);
      for (const html of [renderer.blocks(text), renderer.inline(text)])
        expect(faultsOf(html).slice(0, 3)).toEqual([]);
      expect(typeof renderer.plain(text)).toBe('string');
    },
    // A hang is noticed by this; a busy machine is not one.
    20_000,
  );

  it('in any mixture give safe, well-formed HTML, the same each time', async () => {
    const { renderer } = await rendererForTests();
    const { renderer: again } = await rendererForTests();
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...fragments), { maxLength: 24 }), (pieces) => {
        const text = textOf(pieces.join(''));
        const html = [renderer.blocks(text), renderer.inline(text)];
        expect(html.flatMap(faultsOf)).toEqual([]);
        expect(html[1]).toBe(again.inline(text));
      }),
      { seed: 20270101, numRuns: 1500 },
    );
  }, 20_000);

  it('of plain words take the short way and the long way to the same HTML', async () => {
    const { renderer } = await rendererForTests();
    const characters = fc.constantFrom(...'ab Zé1.,:;?!()"\'&>-+#|%=}{]^/@😀');
    fc.assert(
      fc.property(fc.array(characters, { maxLength: 20 }), (pieces) => {
        const plain = `w${pieces.join('')}`.trimEnd();
        // An emphasised word at the end sends the text to the parser and changes nothing else.
        expect(renderer.inline(textOf(`${plain} *w*`))).toBe(`${renderer.inline(textOf(plain))} <em>w</em>`);
        expect(renderer.blocks(textOf(`${plain} *w*`))).toBe(
          renderer.blocks(textOf(plain)).replace('</p>', ' <em>w</em></p>'),
        );
      }),
      { seed: 20270102, numRuns: 500 },
    );
  });
});
