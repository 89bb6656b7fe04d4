import { attributeOf, type HtmlAttribute, type HtmlOpen } from '../html/tokens.ts';
import type { Text } from '../text.ts';
import { folderOf, resolveUrl, type Target } from './paths.ts';
import type { Page, Script } from './view.ts';

/** Where a file names another. */
export interface Reference {
  file: Text;
  /** Where the URL stands. */
  at: number;
  length: number;
  /** As written. */
  url: string;
  target: Target;
  /** `load`: the browser fetches it with the page; `link`: when the learner follows it; `style`: a style sheet asks for it. */
  use: 'load' | 'link' | 'style';
  /** The element that names it; `style` and `script` for what stands in those. */
  by: string;
}

/** Attributes that hold a URL, by element. `*` after the name: a list with descriptors, as in `srcset`. */
const loads: Readonly<Record<string, readonly string[]>> = {
  script: ['src'],
  img: ['src', 'srcset*'],
  source: ['src', 'srcset*'],
  video: ['src', 'poster'],
  audio: ['src'],
  track: ['src'],
  iframe: ['src'],
  frame: ['src'],
  embed: ['src'],
  object: ['data'],
  input: ['src'],
  image: ['href', 'xlink:href'],
  body: ['background'],
};
const links: Readonly<Record<string, readonly string[]>> = { a: ['href'], area: ['href'] };
const loadingRels =
  /(?:^|\s)(?:stylesheet|icon|preload|modulepreload|manifest|prefetch|apple-touch-icon)(?:\s|$)/i;

/** What a page names: its elements, its style sheets and style attributes. */
export function pageReferences(page: Page): Reference[] {
  const found: Reference[] = [];
  const base = baseOf(page);
  if (base === undefined) return found;
  const add = (url: string, at: number, length: number, use: Reference['use'], by: string) => {
    const target = resolveUrl(url, base);
    if (target.kind !== 'none') found.push({ file: page, at, length, url: url.trim(), target, use, by });
  };
  const addAttribute = (tag: HtmlOpen, name: string, use: Reference['use']) => {
    const isList = name.endsWith('*');
    const attribute = attributeOf(tag, isList ? name.slice(0, -1) : name);
    if (!attribute || attribute.value === '') return;
    const length = Math.max(1, attribute.end - attribute.valueStart - 1);
    const urls = isList ? sourceSet(attribute) : [attribute.value];
    for (const url of urls) add(url, attribute.valueStart, length, use, tag.name);
  };
  let previous: HtmlOpen | undefined;
  for (const token of page.tokens) {
    if (token.kind === 'text' && previous?.name === 'style')
      for (const { url, at } of styleUrls(page.text.slice(token.start, token.end)))
        add(url, token.start + at, url.length, 'style', 'style');
    previous = token.kind === 'open' ? token : undefined;
    if (token.kind !== 'open') continue;
    for (const name of loads[token.name] ?? []) addAttribute(token, name, 'load');
    for (const name of links[token.name] ?? []) addAttribute(token, name, 'link');
    if (token.name === 'link' && loadingRels.test(attributeOf(token, 'rel')?.value ?? ''))
      addAttribute(token, 'href', 'load');
    if (token.name === 'meta' && /^refresh$/i.test(attributeOf(token, 'http-equiv')?.value ?? '')) {
      const content = attributeOf(token, 'content');
      const url = /;\s*url\s*=\s*["']?([^"']+)/i.exec(content?.value ?? '')?.[1];
      if (content && url) add(url, content.valueStart, content.value.length, 'link', 'meta');
    }
    const style = attributeOf(token, 'style');
    if (style?.value.includes('url('))
      for (const { url } of styleUrls(style.value))
        add(url, style.valueStart, style.value.length, 'style', 'style');
  }
  return found;
}

/** The folder that relative URLs of a page count from; nothing where it lies on another host. */
function baseOf(page: Page): string | undefined {
  const folder = folderOf(page.path);
  for (const token of page.tokens) {
    const href =
      token.kind === 'open' && token.name === 'base' ? attributeOf(token, 'href')?.value : undefined;
    if (href === undefined) continue;
    const target = resolveUrl(href, folder);
    return target.kind === 'inside'
      ? folderOf(`${target.path}`)
      : target.kind === 'none'
        ? folder
        : undefined;
  }
  return folder;
}

const sourceSet = ({ value }: HtmlAttribute): string[] =>
  value
    .split(/,\s+/)
    .map((each) => each.trim().split(/\s+/)[0] ?? '')
    .filter((url) => url !== '' && !url.startsWith('data:'));

export function styleReferences(style: Text): Reference[] {
  return styleUrls(style.text).flatMap(({ url, at }) => {
    const target = resolveUrl(url, folderOf(style.path));
    return target.kind === 'none'
      ? []
      : [{ file: style, at, length: url.length, url, target, use: 'style' as const, by: 'style' }];
  });
}

/** The URLs of a style sheet: `url(…)` and `@import "…"`, without comments. */
function styleUrls(text: string): { url: string; at: number }[] {
  const plain = text.replace(/\/\*[^]*?\*\//g, (comment) => ' '.repeat(comment.length));
  const pattern =
    /url\(\s{0,20}(?:"([^"\n]{1,2000})"|'([^'\n]{1,2000})'|([^\s"'()]{1,2000}))|@import\s{1,20}["']([^"'\n]{1,2000})["']/gi;
  const found: { url: string; at: number }[] = [];
  for (const match of plain.matchAll(pattern)) {
    const url = match[1] ?? match[2] ?? match[3] ?? match[4] ?? '';
    if (url !== '' && !/^data:/i.test(url)) found.push({ url, at: match.index + match[0].lastIndexOf(url) });
  }
  return found;
}

const specifier = /(?:\bfrom|\bimport|\bimport\s?\()\s{0,9}$/;

const dynamicSpecifier = /\bimport\s?\(\s{0,9}$/;

/** What a script imports by a relative address; one that is no module can do so while it runs only. */
export function scriptReferences(script: Script): Reference[] {
  const names = script.module ? specifier : dynamicSpecifier;
  return script.strings.flatMap(({ start, end, value, partial }) => {
    if (partial || !/^\.{1,2}\//.test(value)) return [];
    if (!names.test(script.bare.slice(Math.max(0, start - 20), start))) return [];
    const target = resolveUrl(value, folderOf(script.file.path));
    if (target.kind === 'none') return [];
    const at = script.offset + start;
    return [
      { file: script.file, at, length: end - start, url: value, target, use: 'load' as const, by: 'script' },
    ];
  });
}
