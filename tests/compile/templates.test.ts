import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadTemplates } from '../../scripts/compile/templates.ts';
import { templateCatalogue } from '../../scripts/diagnostics/catalogue/template.ts';
import type { Diagnostic } from '../../scripts/diagnostics/diagnostic.ts';
import { memoryFs } from '../support/memory-fs.ts';
import { assets, render } from '../support/render-helper.ts';

const text = 'templates/slides/text.hbs';
const brief = ({ name, place }: Diagnostic) => `${name} ${place.file}:${place.line}:${place.column}`;
const findings = async (files: Record<string, string>) => (await render(files)).diagnostics.map(brief);

describe('a template of the course', () => {
  it('stands in the place of ours', async () => {
    const { files, diagnostics } = await render({ [text]: '<h1 id="{{headingId}}">{{{titleHtml}}}!</h1>' });
    expect(diagnostics).toEqual([]);
    expect(files['lessons/intro.html']).toContain('<h1 id="slide-welcome-title">Welcome!</h1>');
  });

  it('sees the keys of the slide’s own type, also those that are empty', async () => {
    const lesson = 'id: intro\ntitle: I\nslides:\n  - { id: ecr, type: concept, title: T, what: A *hub*. }\n';
    const source = '{{{fields.what}}}{{#if fields.why}}never{{/if}}';
    const { files, diagnostics } = await render({
      'lessons/intro.yaml': lesson,
      'templates/slides/concept.hbs': source,
    });
    expect(diagnostics).toEqual([]);
    expect(files['lessons/intro.html']).toContain('<p>A <em>hub</em>.</p>');
    expect(files['lessons/intro.html']).not.toContain('never');
  });

  it('can call a partial of its own', async () => {
    const files = { [text]: '{{> parts/mine}}', 'templates/parts/mine.hbs': '<p>{{id}}</p>' };
    expect((await render(files)).files['lessons/intro.html']).toContain('<p>welcome</p>');
  });

  it('has every text escaped, and html only where it asks for it', async () => {
    const lesson = 'id: intro\ntitle: A < B & C\nslides:\n  - id: welcome\n    title: Welcome\n';
    const files = { 'lessons/intro.yaml': lesson, [text]: '<p>{{label}}</p>{{titleHtml}}' };
    const page = (await render(files)).files['lessons/intro.html'];
    expect(page).toContain('<p>A &lt; B &amp; C</p>');
  });
});

describe('a mistake in a template is told with its place', () => {
  const head = '{{> parts/head}}\n';
  it.each([
    ['an unknown name', `${head}<p>{{titel}}</p>`, `template-unknown-name ${text}:2:6`],
    ['an unknown name behind a dot', `${head}{{media.imag}}`, `template-unknown-name ${text}:2:3`],
    ['an unknown name in the middle', `${head}{{medya.image.src}}`, `template-unknown-name ${text}:2:3`],
    [
      'an unknown name that a helper is given',
      `${head}\n  {{#if bodyHtm}}x{{/if}}`,
      `template-unknown-name ${text}:3:9`,
    ],
    ['an unknown list', `${head}{{#each mising}}x{{/each}}`, `template-unknown-name ${text}:2:9`],
    [
      'an unknown name with `with`',
      `${head}{{#with media.picture}}x{{/with}}`,
      `template-unknown-name ${text}:2:9`,
    ],
    [
      'an unknown name through a block parameter',
      `${head}{{#with media as |m|}}{{m.fotos}}{{/with}}`,
      `template-unknown-name ${text}:2:25`,
    ],
    ['a name that every object inherits', `${head}{{toString}}`, `template-unknown-name ${text}:2:3`],
    ['a constructor', `${head}{{lookup this "constructor"}}`, `template-unknown-name ${text}:1:1`],
    ['a name below an empty one', `${head}{{media.image.src}}`, `template-unknown-name ${text}:2:3`],
    ['a name below a text', `${head}{{id.length.x}}`, `template-unknown-name ${text}:2:3`],
    ['an unknown variable of a loop', `${head}{{@indx}}`, `template-unknown-name ${text}:2:3`],
    ['a group of values', `${head}{{media}}`, `template-prints-object ${text}:2:3`],
    ['an unknown helper', `${head}{{upper titleHtml}}`, `template-unknown-helper ${text}:2:1`],
    ['a section without a helper', `${head}{{#media}}x{{/media}}`, `template-unknown-helper ${text}:2:1`],
    [
      'a helper with too many values',
      `${head}{{#if id label}}x{{/if}}`,
      `template-wrong-arguments ${text}:2:1`,
    ],
    ['an unknown partial', `${head}{{> parts/haed}}`, `template-unknown-partial ${text}:2:1`],
    ['a partial with arguments', '{{> parts/head label="x"}}', `template-partial-with-arguments ${text}:1:1`],
    [
      'a partial with a block',
      '{{#> parts/head}}x{{/parts/head}}',
      `template-construct-not-supported ${text}:1:1`,
    ],
    ['an inline partial', '{{#*inline "x"}}{{/inline}}', `template-construct-not-supported ${text}:1:1`],
    [
      'a partial by a name that is worked out',
      '{{> (lookup . "id")}}',
      `template-construct-not-supported ${text}:1:1`,
    ],
    ['a block that is never closed', `${head}{{#if id}}\n<p>`, `template-does-not-compile ${text}:2:1`],
    [
      'a block closed by another name',
      `${head}{{#if id}}x{{/each}}`,
      `template-does-not-compile ${text}:2:4`,
    ],
    ['braces that don’t fit', `${head}<p>{{id}</p>\n<p></p>`, `template-does-not-compile ${text}:2:4`],
    ['a template that calls itself', `${head}{{> slides/text}}`, `template-fails ${text}:2:1`],
    [
      'a style that the page’s policy refuses',
      `${head}\n<p style="color: red">`,
      `template-blocked-by-policy ${text}:3:3`,
    ],
    ['a script in the page', `${head}<script>alert(1)</script>`, `template-blocked-by-policy ${text}:2:1`],
  ])('%s', async (_, source, expected) => {
    expect(await findings({ [text]: source })).toEqual([expected]);
  });

  it('suggests the name that was meant', async () => {
    const { diagnostics } = await render({ [text]: '{{titelHtml}}' });
    expect(diagnostics[0]).toMatchObject({ hint: 'Did you mean `titleHtml`?', place: { length: 9 } });
  });

  it('blames the call where one of our partials misses a name', async () => {
    const { diagnostics } = await render({ [text]: '<p>\n{{> parts/head media}}\n</p>' });
    expect(diagnostics.map(brief)).toEqual([`template-unknown-name ${text}:2:1`]);
    expect(diagnostics[0]?.message).toContain('`parts/head`');
  });

  it('is told once, however many slides show it', async () => {
    const slides = ['a', 'b', 'c'].map((id) => `  - { id: ${id}, title: T }\n`).join('');
    const lesson = `id: intro\ntitle: I\nslides:\n${slides}`;
    expect(await findings({ 'lessons/intro.yaml': lesson, [text]: '{{nope}}' })).toHaveLength(1);
  });

  it('is told of every template at once, also of those that nothing uses', async () => {
    const files = {
      [text]: '{{#if}}x{{/if}}',
      'templates/slides/hook.hbs': '{{foo bar}}',
      'templates/parts/x.hbs': '{{',
    };
    expect((await findings(files)).map((found) => found.split(' ')[0]).sort()).toEqual([
      'template-does-not-compile',
      'template-unknown-helper',
      'template-wrong-arguments',
    ]);
  });
});

describe('files below templates/', () => {
  it('may replace and add to style sheets of ours', async () => {
    const { value } = await loadTemplates(
      assets,
      memoryFs({ 'templates/css/quiz.css': '.mine { color: red }' }),
    );
    const css = value?.css(new Set());
    expect(css).toContain('.mine { color: red }');
    expect(css).not.toContain('.score-verdict');
  });

  it('gives a package the style sheets of the question types that it asks, and of no other', async () => {
    const { value } = await loadTemplates(assets, memoryFs({}));
    const asked = value?.css(new Set(['likert']));
    expect(asked).toContain('.likert-row');
    expect(asked).not.toContain('.order-item');
    expect(value?.css(new Set())).not.toContain('.likert-row');
  });

  it.each([
    [
      'a slide type that there isn’t',
      'templates/slides/txt.hbs',
      'Did you mean `templates/slides/text.hbs`?',
    ],
    ['a folder that there isn’t', 'templates/slide/text.hbs', undefined],
    ['a style sheet that there isn’t', 'templates/css/extra.css', undefined],
    ['words of another language', 'templates/strings/de.yaml', undefined],
  ])('that nothing uses are an error: %s', async (_, path, hint) => {
    const { diagnostics } = await render({ [path]: 'page: { menu: M }' });
    expect(diagnostics.map(brief)).toEqual([
      `template-overrides-nothing ${path.replace('slide/text.hbs', 'slide')}:1:1`,
    ]);
    if (hint !== undefined) expect(diagnostics[0]?.hint).toBe(hint);
  });

  it('are not an error when they explain or are hidden', async () => {
    expect(await findings({ 'templates/README.md': 'Ours.', 'templates/.DS_Store': '' })).toEqual([]);
  });

  it('that are no text are an error', async () => {
    const { diagnostics } = await loadTemplates(
      assets,
      memoryFs({ [text]: new Uint8Array([0xff, 0xfe, 0x41, 0]) }),
    );
    expect(diagnostics.map(({ name }) => name)).toEqual(['utf-16-file']);
  });
});

describe.each(Object.keys(templateCatalogue))('the help page of %s', (name) => {
  const page = readFileSync(new URL(`../../scripts/diagnostics/pages/${name}.md`, import.meta.url), 'utf8');
  const examples = (heading: string): Record<string, string> => {
    const part = page.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
    return Object.fromEntries(
      [...part.matchAll(/~~~\w+ file=(\S+)\n([^]*?)~~~/g)].map(([, file, body]) => [file, body]),
    );
  };

  it('shows files that give just this diagnostic, and files that give none', async () => {
    expect(page.startsWith(`# ${name}\n`)).toBe(true);
    expect(page.match(/^## .*$/gm)).toEqual(['## Wrong', '## Right', '## Why']);
    expect(new Set((await render(examples('Wrong'))).diagnostics.map((found) => found.name))).toEqual(
      new Set([name]),
    );
    expect((await render(examples('Right'))).diagnostics).toEqual([]);
  });
});
