import MarkdownIt, { type Token } from 'markdown-it';
import type { Text } from '../../course/course.ts';
import type { Place } from '../../diagnostics/diagnostic.ts';
import type { Context } from './context.ts';

/** Tokens about which something may have to be said, with their offset in their paragraph. */
const offsets = new WeakMap<Token, number>();
const placed = new Set(['link_open', 'image', 'maths', 'part_open', 'html_tag', 'footnote_missing']);

/** The parser forgets where inside a paragraph a token began; this state of its remembers it. */
export class PlacedInline extends MarkdownIt.StateInline {
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

/** Line and column (from 0) in the text of an offset in one of its paragraphs. */
function locate(context: Context, { content, line: first }: Paragraph, offset: number): [line: number, column: number] {
  const start = content.lastIndexOf('\n', offset - 1) + 1;
  const end = content.indexOf('\n', start);
  let line = first;
  for (let at = content.indexOf('\n'); at !== -1 && at < start; at = content.indexOf('\n', at + 1)) line++;
  const source = context.lines[line] ?? '';
  const shown = content.slice(start, end === -1 ? undefined : end);
  const found = source.indexOf(shown.trim());
  if (found === -1) return [line, source.length - source.trimStart().length];
  return [line, found + Math.max(0, offset - start - (shown.length - shown.trimStart().length))];
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

/**
 * The author's line with a piece replaced, where the text's lines are whole lines of the file; else nothing.
 */
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
  if (!wholeLines || at === -1) return undefined;
  return source.slice(0, at) + right + source.slice(at + wrong.length);
}
