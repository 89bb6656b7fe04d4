import { describe, expect, test } from 'vitest';
import {
  kindOfUrl,
  packagePath,
  referencesInCss,
  referencesInHtml,
} from '../../scripts/compile/references.ts';

const urls = (references: { url: string }[]) => references.map(({ url }) => url);

describe('references in a page', () => {
  test.each([
    [
      'in every way of quoting',
      `<img src="a.png"><img src='b.png'><img src=c.png>`,
      ['a.png', 'b.png', 'c.png'],
    ],
    ['of a film and its captions', '<video poster="p.jpg"><track src="c.vtt"></video>', ['p.jpg', 'c.vtt']],
    ['behind a sign that ends no tag', '<img alt="a > b" src="a.png">', ['a.png']],
    ['with entities', '<a href="a?b&amp;c">', ['a?b&c']],
    ['but not in the text of an example', '<code>&lt;img src=&quot;a.png&quot;&gt; src="b.png"</code>', []],
    ['but not in data of scripts', '<p data-src="a.png">', []],
  ])('%s', (_name, html, expected) => {
    expect(urls(referencesInHtml(html))).toEqual(expected);
  });
});

describe('references in a style sheet', () => {
  test.each([
    [
      'in every way of quoting',
      'a{b:url(a.png)} c{d:url( "b.png" )} e{f:URL(\'c.png\')}',
      ['a.png', 'b.png', 'c.png'],
    ],
    ['of further style sheets', '@import "a.css"; @import url(b.css);', ['a.css', 'b.css']],
    ['but not in a comment', '/* url(a.png) */', []],
    ['but not in a text', 'a::before{content:"url(a.png)"}', []],
  ])('%s', (_name, css, expected) => {
    expect(urls(referencesInCss(css))).toEqual(expected);
  });

  test('say where they stand, comments before them notwithstanding', () => {
    const css = '/* a\n b */ .c { background: url(d.png) }';
    const [reference] = referencesInCss(css);
    expect(css.slice(reference?.index)).toBe('url(d.png) }');
  });
});

test.each([
  ['#slide', 'here'],
  ['', 'here'],
  ['mailto:a@b.example', 'here'],
  ['https://a.example/b', 'outside'],
  ['//a.example/b', 'outside'],
  ['data:image/png;base64,AA', 'data'],
  ['media/a.png', 'package'],
])('%s is %s', (url, kind) => {
  expect(kindOfUrl(url)).toBe(kind);
});

test.each([
  ['media/a.png', '', 'media/a.png'],
  ['../media/a.png', 'css', 'media/a.png'],
  ['./a.png?x#y', 'css/deep', 'css/deep/a.png'],
  ['/a.png', 'css', 'a.png'],
  ['a%20b.png', '', 'a b.png'],
  ['a%.png', '', 'a%.png'],
  ['../../a.png', 'css', '../a.png'],
])('%s in "%s" is %s', (url, folder, path) => {
  expect(packagePath(url, folder)).toBe(path);
});
