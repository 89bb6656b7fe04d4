import type { Text } from '../../scripts/course/course.ts';
import type { Diagnostic, Place } from '../../scripts/diagnostics/diagnostic.ts';
import type { TextOptions, TextWords } from '../../scripts/compile/markdown/context.ts';
import { createTextRenderer } from '../../scripts/compile/markdown/renderer.ts';

export const words: TextWords = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
  code: 'Code',
  table: 'Table',
  formula: 'Formula',
  footnote: 'Footnote',
  footnotes: 'Footnotes',
  backToText: 'Back to the text',
  newWindow: 'opens in a new window',
};

/** A block text whose first character stands in line 10, column 9 of its file. */
export const textOf = (markdown: string, line = 10): Text => ({
  markdown,
  place: { file: 'lessons/intro.yaml', line, column: 9 },
  indent: 8,
  mapping: 'lines',
});

/** A renderer over a course with the slides `monday` and `five_signs`; media exist unless their name has `gone` in it. */
export async function rendererForTests(options: Partial<TextOptions> = {}) {
  const found: Diagnostic[] = [];
  const media: { path: string; place: Place; use: string }[] = [];
  const renderer = await createTextRenderer({
    language: 'en',
    slideIds: new Set(['monday', 'five_signs']),
    allowHosts: ['map.example'],
    media(path, place, use) {
      media.push({ path, place, use });
      if (path.includes('gone')) return undefined;
      return use === 'image' ? { src: path, width: 640, height: 480 } : { src: path };
    },
    report: (diagnostic) => found.push(diagnostic),
    words,
    needs: { code: true, maths: true },
    ...options,
  });
  return { renderer, found, media, names: () => found.map(({ name }) => name) };
}

const elements = new Set(
  (
    'p br hr em strong s code pre blockquote ul ol li h2 h3 h4 h5 h6 table thead tbody tr th td a span sup figure ' +
    'figcaption img aside svg use div math mrow mi mn mo mtext mspace msup msub msubsup mfrac msqrt mroot mover munder ' +
    'munderover mtable mtr mtd mstyle mpadded menclose mphantom mglyph merror ms'
  ).split(' '),
);
const empty = new Set(['br', 'hr', 'img', 'use']);
const attributeNames = new Set(
  (
    'href target rel title id class lang dir start scope src alt width height loading tabindex role aria-label aria-hidden ' +
    'data-slide-link xmlns display mathvariant mathcolor mathbackground mathsize stretchy fence separator lspace rspace ' +
    'minsize maxsize movablelimits accent accentunder linethickness displaystyle scriptlevel rowspacing columnspacing ' +
    'columnalign columnlines rowlines notation voffset depth form symmetric largeop side'
  ).split(' '),
);

/** What is wrong with a piece of HTML: unknown elements or attributes, bad nesting, addresses that could run code. */
export function faultsOf(html: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  let rest = 0;
  const text = (piece: string) => {
    if (/[<>]/.test(piece)) faults.push(`unescaped: ${piece.slice(0, 60)}`);
  };
  for (const tag of html.matchAll(/<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*)(\/?)>/g)) {
    text(html.slice(rest, tag.index));
    rest = tag.index + tag[0].length;
    const [, end = '', name = '', attributes = '', slash = ''] = tag;
    if (!elements.has(name)) faults.push(`element: ${tag[0]}`);
    if (end) {
      const last = open.pop();
      if (last !== name) faults.push(`closes ${name}, open is ${last}`);
    } else if (!empty.has(name) && !slash) {
      if (name === 'a' && open.includes('a')) faults.push('link in a link');
      open.push(name);
    }
    for (const [, attribute = '', value = ''] of attributes.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)) {
      if (!attributeNames.has(attribute)) faults.push(`attribute: ${attribute}="${value}"`);
      const address = attribute === 'href' || attribute === 'src';
      if (address && !/^(?:https?:\/\/[^/]|mailto:|tel:|#[\w-]+$|(?!\/\/)[^:]*(?:[?#]|$))/.test(value))
        faults.push(`address: ${value}`);
    }
  }
  text(html.slice(rest));
  if (open.length > 0) faults.push(`never closed: ${open.join(' ')}`);
  return faults;
}
