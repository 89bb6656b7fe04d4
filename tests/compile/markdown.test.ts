import { describe, expect, it } from 'vitest';
import { markLines } from '../../scripts/compile/markdown/code.ts';
import { textNeeds } from '../../scripts/compile/markdown/needs.ts';
import { faultsOf, rendererForTests, textOf } from './markdown-helper.ts';

const blocks = async (markdown: string, options = {}) => {
  const made = await rendererForTests(options);
  const html = made.renderer.blocks(textOf(markdown));
  expect(faultsOf(html)).toEqual([]);
  return { html, names: made.names(), found: made.found, media: made.media };
};
const inline = async (markdown: string) => {
  const made = await rendererForTests();
  const html = made.renderer.inline(textOf(markdown));
  expect(faultsOf(html)).toEqual([]);
  return { html, names: made.names() };
};

describe('plain words', () => {
  it('are escaped and otherwise left alone', async () => {
    const { renderer } = await rendererForTests();
    expect(renderer.inline(textOf('R&D says "5 > 4"\n'))).toBe('R&amp;D says &quot;5 &gt; 4&quot;');
    expect(renderer.blocks(textOf('R&D says "5 > 4"\n'))).toBe('<p>R&amp;D says &quot;5 &gt; 4&quot;</p>\n');
    expect(renderer.blocks(textOf('\n'))).toBe('');
  });

  it('keep typography, straight quotes and addresses as they are typed', async () => {
    const { html } = await blocks('"quoted" -- (c) ... *x* https://example.com');
    expect(html).toBe('<p>&quot;quoted&quot; -- (c) ... <em>x</em> https://example.com</p>\n');
  });

  it.each(['1. Start', '# of items', '- 5 degrees', '> 3', '+1'])(
    'keep their first character in a title: %s',
    async (title) => {
      const { html, names } = await inline(title);
      expect(html).toBe(title.replace('>', '&gt;'));
      expect(names).toEqual([]);
    },
  );

  it('give the same HTML each time, and each finding once', async () => {
    const { renderer, found, media } = await rendererForTests();
    const text = textOf('A[^1] [b](#nowhere) ![c](media/gone.png)\n\n[^1]: Note');
    expect(renderer.blocks(text)).toBe(renderer.blocks({ ...text }));
    expect(found).toHaveLength(1);
    expect(media).toHaveLength(1);
  });
});

describe('plain()', () => {
  it('says what a text says, without markup', async () => {
    const { renderer, found } = await rendererForTests();
    const markdown =
      'Which *b* `c`\n$x_1$ [d](#nowhere) ![e **f**](media/gone.png) [g]{lang=de} &amp; \\*?\n';
    expect(renderer.plain(textOf(markdown))).toBe('Which b c x_1 d e f g & *?');
    expect(renderer.plain(textOf('1. Start & go'))).toBe('1. Start & go');
    expect(found).toEqual([]);
  });
});

describe('links', () => {
  it('lead to slides', async () => {
    const { html, names } = await blocks('See [the *signs*](#five_signs).');
    expect(html).toBe('<p>See <a href="#five_signs" data-slide-link="">the <em>signs</em></a>.</p>\n');
    expect(names).toEqual([]);
  });

  it.each([
    ['[x](#mondai)', 'link-to-no-slide'],
    ['[x](monday)', 'link-to-no-slide'],
    ['[x]()', 'link-incomplete'],
    ['[x](#)', 'link-incomplete'],
    ['[](#monday)', 'link-incomplete'],
    ['[x](www.example.com)', 'link-without-https'],
    ['[x](//example.com)', 'link-not-allowed'],
    ['[x](https://)', 'link-not-allowed'],
    ['[x](javascript:alert(1))', 'link-not-allowed'],
    ['[x](JaVaScRiPt&colon;alert(1))', 'link-not-allowed'],
    ['[x](java&#9;script:alert(1))', 'link-not-allowed'],
    ['[x](<\u0001javascript:alert(1)>)', 'link-not-allowed'],
    ['[x](data:text/html;base64,PHg+)', 'link-not-allowed'],
    ['[x](vbscript:x)', 'link-not-allowed'],
    ['[x](file:///etc/passwd)', 'link-not-allowed'],
    ['<javascript:alert(1)>', 'link-not-allowed'],
    ['[x][y]\n\n[y]: javascript:alert(1)', 'link-not-allowed'],
  ])('%s is refused and becomes words', async (markdown, name) => {
    const { html, names } = await blocks(markdown);
    expect(names).toEqual([name]);
    expect(html).not.toContain('<a');
  });

  it('suggest the slide that was meant, with the mended line', async () => {
    const { found } = await blocks('First.\nSee [x](#mondai).');
    expect(found[0]).toMatchObject({
      hint: 'Did you mean `#monday`?',
      mended: 'See [x](#monday).',
      place: { line: 11, column: 17, length: 7 },
    });
  });

  it('open websites in a window of their own and say so', async () => {
    const { html } = await blocks('[x](https://example.com/ü?a=1&b=2)');
    expect(html).toBe(
      '<p><a href="https://example.com/%C3%BC?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">x ' +
        '<span class="visually-hidden">(opens in a new window)</span></a></p>\n',
    );
  });

  it('write mails and calls', async () => {
    const { html } = await blocks('[m](mailto:a@b.example) [t](tel:+49123) <c@d.example>');
    expect(html).toContain('<a href="mailto:a@b.example">m</a>');
    expect(html).toContain('<a href="tel:+49123">t</a>');
    expect(html).toContain('<a href="mailto:c@d.example">c@d.example</a>');
  });

  it('lead to files of the course, which are checked', async () => {
    const { html, media } = await blocks('[plan](media/the%20plan.pdf#page=2) [no](media/gone.pdf)');
    expect(html).toBe('<p><a href="media/the%20plan.pdf#page=2">plan</a> no</p>\n');
    expect(media.map(({ path, use }) => [path, use])).toEqual([
      ['media/the plan.pdf', 'file'],
      ['media/gone.pdf', 'file'],
    ]);
    expect(media[1]?.place).toMatchObject({ line: 10, column: 50 });
  });

  it('never lose a definition in silence', async () => {
    const { names, html } = await blocks('[a][x]\n\n[x]: #monday\n[y]: #monday\n[Note]: remember');
    expect(html).toContain('href="#monday"');
    expect(names).toEqual(['link-definition-unused', 'link-definition-unused']);
  });
});

describe('images', () => {
  it('on their own line become figures, in mid-paragraph too', async () => {
    const { html } = await blocks('Before:\n![A mail](media/a.png "Look at *this*")\nAfter.');
    expect(html).toBe(
      '<p>Before:</p>\n<figure class="figure"><img src="media/a.png" alt="A mail" width="640" height="480" loading="lazy">' +
        '<figcaption>Look at *this*</figcaption></figure>\n<p>After.</p>\n',
    );
  });

  it('between words stay there, with their caption', async () => {
    const { html } = await blocks('Press ![the flag](media/f.svg) or ![x](media/g.svg "the bin").');
    expect(html).toContain('<p>Press <img src="media/f.svg" alt="the flag"');
    expect(html).toContain('<span class="captioned"><img src="media/g.svg"');
  });

  it('keep tight lists tight', async () => {
    const { html } = await blocks('- one\n  ![x](media/a.png)\n- two');
    expect(html).not.toContain('<p>');
    expect(html).toContain('<figure');
  });

  it.each([
    ['![](media/a.png)', 'image-without-alt'],
    ['![x](https://evil.example/a.png)', 'host-not-allowed'],
    ['![x](http://map.example/a.png)', 'image-address-not-allowed'],
    ['![x](data:image/png;base64,AAAA)', 'image-address-not-allowed'],
    ['![x](javascript:alert(1))', 'image-address-not-allowed'],
    ['![x]()', 'image-address-not-allowed'],
  ])('%s is an error', async (markdown, name) => {
    expect((await blocks(markdown)).names).toEqual([name]);
  });

  it('come from a host that the course allows', async () => {
    const { html, names } = await blocks('![x](https://map.example/a.png)');
    expect(html).toContain('<img src="https://map.example/a.png" alt="x" loading="lazy">');
    expect(names).toEqual([]);
  });
});

describe('blocks', () => {
  it('shift headings below the title and skip no level', async () => {
    const { html } = await blocks('# A\n### B\n## C\n###### D');
    expect(html).toBe('<h2>A</h2>\n<h3>B</h3>\n<h3>C</h3>\n<h4>D</h4>\n');
  });

  it('align tables by class, name their columns and can be scrolled', async () => {
    const { html } = await blocks('| | b |\n|:--|--:|\n| 1 | 2 |');
    expect(html).not.toContain('style');
    expect(html).toContain('<div class="table" tabindex="0" role="group" aria-label="Table">');
    expect(html).toContain('<td class="align-left"></td>\n<th class="align-right" scope="col">b</th>');
    expect(html).toContain('<td class="align-right">2</td>');
  });

  it.each([
    ['| a | b |\n|-|-|\n| 1 | 2 | 3 |', ['table-row-too-long']],
    ['> a | b\n> -|-\n> 1 | 2 | 3', ['table-row-too-long']],
    ['| a | b |\n|-|-|\n| 1 \\| 2 | 3 |\n| 1 |', []],
  ])('lose no cell of %j in silence', async (markdown, names) => {
    expect((await blocks(markdown)).names).toEqual(names);
  });

  it.each(['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION', 'note'])(
    'make a note of [!%s]',
    async (kind) => {
      const { html } = await blocks(`> [!${kind}]\n> Text *x*.\n>\n> More.`);
      const name = kind.toLowerCase();
      expect(html).toContain(
        `<aside class="alert alert-${name}" role="note"><p class="alert-title"><svg class="icon"`,
      );
      expect(html).toContain('<p>Text <em>x</em>.</p>\n<p>More.</p>\n</aside>');
    },
  );

  it('make notes without text, on one line and inside lists', async () => {
    expect((await blocks('> [!TIP]')).html).toMatch(/Tip<\/p>\n<\/aside>\n$/);
    expect((await blocks('> [!TIP] Same line')).html).toContain('<p>Same line</p>');
    expect((await blocks('- a\n\n  > [!TIP]\n  > b')).html).toContain('<aside class="alert alert-tip"');
  });

  it('leave an unknown kind as it is and say so', async () => {
    const { html, found } = await blocks('> [!WARNNG]\n> x');
    expect(html).toContain('[!WARNNG]');
    expect(found[0]).toMatchObject({
      name: 'alert-unknown',
      hint: 'Did you mean `[!WARNING]`?',
      mended: '> [!WARNING]',
    });
  });

  it('say where nesting is too deep to be kept', async () => {
    expect((await blocks(`${'> '.repeat(60)}lost`)).names).toEqual(['text-nested-too-deeply']);
    expect((await blocks(`${'> '.repeat(15)}kept`)).html).toContain('kept');
  });
});

describe('footnotes', () => {
  it('have ids of their own in each text, and links back', async () => {
    const { renderer, found } = await rendererForTests();
    const markdown = 'A[^n] b[^n] c[^m]\n\n[^m]: Second\n[^n]: First';
    const [first, second] = [renderer.blocks(textOf(markdown, 1)), renderer.blocks(textOf(markdown, 20))];
    expect(faultsOf(first)).toEqual([]);
    const ids = [...(first + second).matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of (first + second).matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
    expect(first).toContain('<div class="footnotes" role="group" aria-label="Footnotes">');
    expect(first.indexOf('First')).toBeLessThan(first.indexOf('Second'));
    expect(found).toEqual([]);
  });

  it('may stand in each other, and behind the link in whose words they are typed', async () => {
    const { html, names } = await blocks(
      'A[^1] [link[^2]](#monday)\n\n[^1]: One[^3]\n\n    [^3]: Three\n\n[^2]: Two',
    );
    expect(names).toEqual([]);
    expect(html).toMatch(/One[\s\S]*Two[\s\S]*Three/);
  });

  it.each([
    ['A[^x]', ['footnote-missing']],
    ['A\n\n[^x]: note', ['footnote-unused']],
    ['A[^x]\n\n[^x]: note\n\n[^x]: again', ['footnote-unused']],
    ['A\\[^x]', []],
    ['`[^x]`', []],
  ])('%j gives %j', async (markdown, names) => {
    expect((await blocks(markdown)).names).toEqual(names);
  });

  it("can't stand in a stem, which is said", async () => {
    expect(await inline('A[^x]')).toEqual({ html: 'A[^x]', names: ['footnote-missing'] });
  });
});

describe('code', () => {
  it('is coloured, titled, marked by line and reachable by keyboard', async () => {
    const { html } = await blocks(
      '```python title="filter.py" highlight=2\nif "urgent" in s:\n    flag(s)\n```',
    );
    expect(html).toBe(
      '<figure class="code"><figcaption>filter.py</figcaption>' +
        '<pre dir="ltr" tabindex="0" role="group" aria-label="Code: filter.py"><code class="hljs language-python">' +
        '<span class="hljs-keyword">if</span> <span class="hljs-string">&quot;urgent&quot;</span> ' +
        '<span class="hljs-keyword">in</span> s:\n<span class="hl-line">    flag(s)</span></code></pre></figure>\n',
    );
  });

  it.each([
    ['an unknown language', '```foolang\na < b\n```', '<code class="language-foolang">a &lt; b</code>'],
    ['no language', '```\na < b\n```', '<code>a &lt; b</code>'],
    ['an indent', 'x\n\n    a < b', '<code>a &lt; b</code>'],
    ['a hostile language', '```"><script>\na\n```', '<code>a</code>'],
  ])('with %s stays in one colour', async (_name, markdown, code) => {
    const { html, names } = await blocks(markdown);
    expect(html).toContain(code);
    expect(names).toEqual([]);
  });

  it.each([
    ['```js titel="x"\na\n```', 'code-option-unknown'],
    ['```js fast\na\n```', 'code-option-unknown'],
    ['```js highlight=2\na\n```', 'code-lines-unreadable'],
    ['```js highlight=2-1\na\nb\n```', 'code-lines-unreadable'],
    ['```js highlight=x\na\n```', 'code-lines-unreadable'],
    ['```js highlight=\na\n```', 'code-lines-unreadable'],
    ['```js\na', 'code-not-closed'],
    ['```', 'code-not-closed'],
    ['> ```js\n> a\n\nb', 'code-not-closed'],
  ])('%j is reported', async (markdown, name) => {
    expect((await blocks(markdown)).names).toEqual([name]);
  });

  it('nests marked lines rightly where a token runs over them', () => {
    const html = 'a <span class="s">one\n<span class="t">two\nthree</span></span> b\n\nlast';
    expect(markLines(html, new Set([2, 4, 5]))).toBe(
      'a <span class="s">one</span>\n' +
        '<span class="hl-line"><span class="s"><span class="t">two</span></span></span>\n' +
        '<span class="s"><span class="t">three</span></span> b\n' +
        '<span class="hl-line"></span>\n' +
        '<span class="hl-line">last</span>',
    );
  });

  it('keeps its text, whatever lines are marked', async () => {
    const code = 'const a = `one\n${two}\n\nthree`;\n/* four\nfive */';
    const { renderer } = await rendererForTests();
    const text = (html: string) => /<code[^>]*>([\s\S]*)<\/code>/.exec(html)?.[1]?.replace(/<[^>]*>/g, '');
    const html = renderer.blocks(textOf(`\`\`\`js highlight=1-3,5\n${code}\n\`\`\``));
    expect(faultsOf(html)).toEqual([]);
    expect(text(html)).toBe(code);
  });
});

describe('formulas', () => {
  it('become MathML, in the line and on lines of their own', async () => {
    const { html, names } = await blocks('So $a^2$:\n\n$$\n\\frac{a}{b}\n$$\n\n$$ x $$');
    expect(html).toContain('<p>So <math xmlns="http://www.w3.org/1998/Math/MathML"><mrow><msup>');
    expect(html).toContain('<div class="formula" tabindex="0" role="group" aria-label="Formula"><math');
    expect(html.match(/display="block"/g)).toHaveLength(2);
    expect(html).not.toContain('annotation');
    expect(names).toEqual([]);
  });

  it.each([
    '$5 and $6',
    'costs $5, or 6 $',
    '$5-$6',
    'a $ b $ c',
    '\\$x\\$',
    '`$x$`',
    'US$ 5 to US$ 6',
    '$$',
    '$',
    'a $x',
  ])('%j has none', async (markdown) => {
    const { html, names } = await inline(markdown);
    expect(html).not.toContain('<math');
    expect(html).toContain('$');
    expect(names).toEqual([]);
  });

  it('keep their underscores and stars', async () => {
    const { html } = await inline('$a_1 * b_1$ and $c_2 * d_2$');
    expect(html.match(/<math/g)).toHaveLength(2);
    expect(html).not.toContain('<em>');
  });

  it.each([
    ['$\\foo$', 'there is no command `\\foo`', 10],
    ['a $x^2^3$', 'two raised', 10],
    ['x\n\n$$\na\n\\foo\n$$', 'there is no command `\\foo`', 14],
    ['$\\left( x$', 'a `\\right` is missing', 10],
    ['$\\href{javascript:alert(1)}{x}$', '`\\href` is not allowed', 10],
    ['$\\includegraphics{https://evil.example/x.png}$', '`\\includegraphics` is not allowed', 10],
    ['$\\def\\a{\\a}\\a$', 'never come to an end', 10],
  ])('%j is reported where it stands, in our words', async (markdown, message, line) => {
    const { found, html } = await blocks(markdown);
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toContain(message);
    expect(found[0]?.name).toBe('maths-unreadable');
    expect(found[0]?.place.line).toBe(line);
    expect(html).toContain('<code>');
  });

  it('are reported when they never end', async () => {
    const { names, found } = await blocks('a\n\n$$\nx');
    expect(names).toEqual(['maths-not-closed']);
    expect(found[0]?.place).toMatchObject({ line: 12, column: 9 });
  });

  it('have no style, class or link of their own', async () => {
    const { html } = await blocks(
      '$\\fcolorbox{red}{blue}{x} \\colorbox{red}{y} \\color{red} z \\rule{1em}{2em} \\boxed{x} \\cancel{y}$',
    );
    expect(html).not.toMatch(/ (?:style|class|href)=/);
  });
});

describe('parts in another language', () => {
  it('say their language, and their direction where it differs', async () => {
    const { html } = await blocks('[Sie *schläft*]{lang=de} [שלום]{lang=he} [a]{lang="pt-br"}');
    expect(html).toBe(
      '<p><span lang="de">Sie <em>schläft</em></span> <span lang="he" dir="rtl">שלום</span> <span lang="pt-BR">a</span></p>\n',
    );
    expect((await blocks('[Hi]{lang=en}', { language: 'ar' })).html).toContain(
      '<span lang="en" dir="ltr">Hi</span>',
    );
  });

  it.each(['[x]{lang=german}', '[x]{lang=}', '[x]{lang=d}'])('%s names none', async (markdown) => {
    expect((await blocks(markdown)).names).toEqual(['part-language-unknown']);
  });

  it.each(['[x]{.red}', '[x] {lang=de}', '{lang=de}', '`[x]{lang=de}`'])(
    '%s is no part',
    async (markdown) => {
      expect((await blocks(markdown)).html).not.toContain('<span');
    },
  );
});

describe('HTML in a text', () => {
  it.each([
    ['a <b>x</b>', 1],
    ['<div onclick="alert(1)">x</div>', 1],
    ['a<br/>b', 1],
    ['<!-- note -->', 1],
    ['`<b>` and <https://example.com>', 0],
    ['```\n<b>\n```', 0],
    ['a < b and c > d, List<String>, <your name>', 0],
    ['\\<b>', 0],
  ])('%j is shown as it is typed, with %i warning', async (markdown, count) => {
    const { html, names } = await blocks(markdown);
    expect(names).toEqual(Array.from({ length: count }, () => 'html-in-text'));
    expect(html).not.toMatch(/<(?:b|div|br)\b/);
  });
});

describe('stems and choices', () => {
  it('have no block elements', async () => {
    const { html } = await inline('Which *button*?\n# one\n- two\n> three\n\n```\nfour\n```');
    expect(html).not.toMatch(/<(?:p|h\d|ul|li|blockquote|pre|figure|div)\b/);
  });

  it.each(['a\n\nb', 'a\n- b', 'a\n```js\nb\n```', 'a\n> b', 'a\n# b', '| a |\n|---|\n| b |'])(
    '%j says that blocks do not fit',
    async (markdown) => {
      expect((await inline(markdown)).names).toEqual(['one-paragraph-only']);
    },
  );

  it('may run over several lines', async () => {
    expect((await inline('one\ntwo *three*\n')).names).toEqual([]);
  });
});

describe('libraries on demand', () => {
  it.each([
    ['plain', { code: false, maths: false }],
    ['```\nx\n```', { code: false, maths: false }],
    ['```js\nx\n```', { code: true, maths: false }],
    ['> - ~~~ python\n', { code: true, maths: false }],
    ['one $', { code: false, maths: false }],
    ['$x$', { code: false, maths: true }],
  ])('%j needs %j', (markdown, needs) => {
    expect(textNeeds({ lessons: [{ slides: new Map([['a', textOf(markdown)]]) }] })).toEqual(needs);
  });

  it('looks at every text of circular data once', () => {
    const course: Record<string, unknown> = { texts: [textOf('$x$'), textOf('```js')] };
    course['self'] = course;
    expect(textNeeds(course)).toEqual({ code: true, maths: true });
  });
});
