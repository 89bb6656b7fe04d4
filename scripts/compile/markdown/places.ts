import markdownIt, { type Token } from 'markdown-it';
import type { Text } from '../../course/course.ts';
import type { Place } from '../../diagnostics/diagnostic.ts';
import type { Context } from './context.ts';

/** Tokens about which something may have to be said, with their offset in their paragraph. */
const offsets = new WeakMap<Token, number>();
const placed = new Set(['link_open', 'image', 'maths', 'part_open', 'html_tag', 'footnote_missing']);

/** The parser forgets where inside a paragraph a token began; this state of its remembers it. */
export class PlacedInline extends markdownIt.StateInline {
  override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
    const token = super.push(type, tag, nesting);
    if (placed.has(type)) offsets.set(token, this.pos);
    return token;
  }
}

/** A paragraph, heading or cell: the content that the parser saw, and the text's line on which it begins (from 0). */
export interface Paragraph {
  content: string;
  line: number;
}

/** Offset of a token in its paragraph. */
export const offsetOf = (token: Token): number => offsets.get(token) ?? 0;

/** Where a line and column of the text (both from 0) stand in the author's file. */
export function placeAt(text: Text, line: number, column: number, length?: number): Place {
  if (text.mapping === 'whole') return text.place;
  const place = {
    file: text.place.file,
    line: text.place.line + line,
    column: line === 0 ? text.place.column + column : text.indent + column + 1,
  };
  return length === undefined || length < 2 ? place : { ...place, length };
}

/** The line of a paragraph on which something was last looked for: offsets in it, its line in the text, its column. */
interface Found {
  start: number;
  end: number;
  line: number;
  column: number;
}
const lastFound = new WeakMap<Paragraph, Found>();

/** Finds the line of a paragraph that holds an offset; goes on from the last one, for findings come in order. */
function lineOf(context: Context, paragraph: Paragraph, offset: number): Found {
  const { content } = paragraph;
  const last = lastFound.get(paragraph);
  if (last && last.start <= offset && offset <= last.end) return last;
  let { start, line } = last && last.start <= offset ? last : { start: 0, line: paragraph.line };
  let end = content.indexOf('\n', start);
  while (end !== -1 && end < offset) {
    start = end + 1;
    line++;
    end = content.indexOf('\n', start);
  }
  if (end === -1) end = content.length;
  const shown = content.slice(start, end);
  const source = context.lines[line] ?? '';
  const at = source.indexOf(shown.trim());
  const column =
    at === -1 ? source.length - source.trimStart().length : at - (shown.length - shown.trimStart().length);
  const found = { start, end, line, column };
  lastFound.set(paragraph, found);
  return found;
}

/** Line and column (from 0) in the text of an offset in one of its paragraphs. */
function locate(context: Context, paragraph: Paragraph, offset: number): [line: number, column: number] {
  const { start, line, column } = lineOf(context, paragraph, offset);
  return [line, Math.max(0, column + offset - start)];
}

/** The place of a piece of a paragraph, from an offset on, over a number of characters. */
export function placeIn(context: Context, paragraph: Paragraph, offset: number, length?: number): Place {
  return placeAt(context.text, ...locate(context, paragraph, offset), length);
}

/** The place of a whole line of the text (from 0), from its first character that is not blank. */
export function placeOfLine(context: Context, line: number): Place {
  const source = context.lines[line] ?? '';
  return placeAt(context.text, line, source.length - source.trimStart().length, source.trim().length);
}

/** Lines longer than this aren't shown mended: nobody would find the difference. */
const longestMended = 500;

/** The author's line with a piece replaced, where the text's lines are whole lines of the file; else nothing. */
export function mendedLine(
  context: Context,
  paragraph: Paragraph,
  offset: number,
  wrong: string,
  right: string,
): string | undefined {
  const { text } = context;
  const [line, column] = locate(context, paragraph, offset);
  const wholeLines = text.mapping === 'lines' && (line > 0 || text.place.column === text.indent + 1);
  const source = context.lines[line] ?? '';
  const at = source.indexOf(wrong, column);
  if (!wholeLines || at === -1 || source.length > longestMended) return undefined;
  return source.slice(0, at) + right + source.slice(at + wrong.length);
}
