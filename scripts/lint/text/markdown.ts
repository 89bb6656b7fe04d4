import markdownIt, { type Token } from 'markdown-it';
import type { Text } from '../../course/course.ts';
import type { Place } from '../../diagnostics/diagnostic.ts';

/** A heading, paragraph, item of a list or cell of a table, as the rules read it. */
export interface Block {
  kind: 'heading' | 'paragraph' | 'item' | 'cell' | 'head';
  /** Of a heading, 1 to 6; else 0. */
  level: number;
  /** Lines of the text (from 0) that it takes. */
  from: number;
  to: number;
  /** What learners read, in one line; code, formulas, blanks and parts in another language are left out. */
  words: string;
  links: { text: string; href: string }[];
  images: { alt: string; file: string }[];
  /** What stands in bold or italics. */
  stressed: string[];
  /** Whether all of it is one piece in bold. */
  allBold: boolean;
}

/** Stands in the words where something was left out that is no prose. */
export const leftOut = '\ufffc';

const parser = markdownIt({ html: false, linkify: false });

/** Pieces that are no prose of the text's own language. */
const notProse: readonly RegExp[] = [
  /\[\^[^\]\n]+\]:?/g,
  /\[![A-Z]+\]/g,
  /\[\[[^\]\n]*\]\]/g,
  /\[[^\]\n]*\]\{lang=[^}\n]*\}/g,
  /\$\$[^$]+\$\$|\$(?!\s)[^$\n]+(?<!\s)\$(?!\d)/g,
];

/** Each piece becomes as many signs as it has, so that lines and columns stay. */
const masked = (markdown: string) =>
  notProse.reduce(
    (text, piece) => text.replace(piece, (found) => found.replace(/[^\n]/g, leftOut)),
    markdown,
  );

const kinds: Record<string, Block['kind']> = { heading_open: 'heading', td_open: 'cell', th_open: 'head' };

/** The blocks of a text in their order; code is left out. */
export function blocksOf({ markdown }: Text): Block[] {
  const tokens = parser.parse(masked(markdown), {});
  let items = 0;
  let row: [number, number] = [0, 0];
  return tokens.flatMap((token, index): Block[] => {
    if (token.type === 'list_item_open') items++;
    if (token.type === 'list_item_close') items--;
    if (token.type === 'tr_open' && token.map) row = token.map;
    if (token.type !== 'inline') return [];
    const opening = tokens[index - 1];
    const kind = kinds[opening?.type ?? ''] ?? (items > 0 ? 'item' : 'paragraph');
    const level = kind === 'heading' ? Number(opening?.tag.slice(1)) : 0;
    const [from, to] = token.map ?? row;
    return [{ kind, level, from, to, ...insideOf(token.children ?? []) }];
  });
}

function insideOf(
  tokens: readonly Token[],
): Pick<Block, 'words' | 'links' | 'images' | 'stressed' | 'allBold'> {
  const links: Block['links'] = [];
  const images: Block['images'] = [];
  const stressed: string[] = [];
  let words = '';
  let link: { href: string; start: number } | undefined;
  let stress: number | undefined;
  for (const token of tokens) {
    if (token.type === 'text') words += token.content;
    else if (token.type === 'code_inline') words += leftOut;
    else if (token.type === 'softbreak' || token.type === 'hardbreak') words += ' ';
    else if (token.type === 'image')
      images.push({ alt: token.content, file: String(token.attrGet('src') ?? '') });
    else if (token.type === 'link_open')
      link = { href: String(token.attrGet('href') ?? ''), start: words.length };
    else if (token.type === 'link_close' && link) {
      links.push({ text: words.slice(link.start), href: link.href });
      link = undefined;
    } else if (token.type === 'strong_open' || token.type === 'em_open') stress ??= words.length;
    else if ((token.type === 'strong_close' || token.type === 'em_close') && stress !== undefined) {
      stressed.push(words.slice(stress));
      stress = undefined;
    }
  }
  const shown = tokens.filter(({ type, content }) => type !== 'text' || content.trim() !== '');
  const bold = shown[0]?.type === 'strong_open' && shown.at(-1)?.type === 'strong_close';
  return {
    words: words.replaceAll(/\ufffc+/g, leftOut),
    links,
    images,
    stressed,
    allBold: bold && shown.filter(({ type }) => type === 'strong_open').length === 1,
  };
}

/** Where a piece of a block stands in the author's file; the block's first line where it can't be found. */
export function placeOf(text: Text, block: Block, piece: string): Place {
  if (text.mapping === 'whole') return withinLine(text, piece);
  const lines = text.markdown.split('\n');
  const first = piece.split('\n')[0]?.trim() ?? '';
  for (let line = block.from; line < Math.max(block.to, block.from + 1); line++) {
    const at = first === '' ? -1 : (lines[line] ?? '').indexOf(first);
    if (at !== -1) return placed(text, line, at, first.length);
  }
  const source = lines[block.from] ?? '';
  return placed(text, block.from, source.length - source.trimStart().length, source.trim().length);
}

/** A text that stands in its line letter by letter, without quotes or folds, has places of its own. */
function withinLine({ markdown, place }: Text, piece: string): Place {
  const at = piece === '' ? -1 : markdown.indexOf(piece);
  if (at < 1 || place.length !== markdown.length || markdown.includes('\n')) return place;
  return { ...place, column: place.column + at, length: piece.length };
}

function placed(text: Text, line: number, column: number, length: number): Place {
  return {
    file: text.place.file,
    line: text.place.line + line,
    column: line === 0 ? text.place.column + column : text.indent + column + 1,
    length: Math.max(1, length),
  };
}
