import type katex from 'katex';
import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';
import { reportText } from '../../diagnostics/catalogue/text.ts';
import type { Place } from '../../diagnostics/diagnostic.ts';
import type { Context } from './context.ts';
import { escapeHtml } from './escape.ts';

export type MathsModule = typeof katex;

/** Longer formulas are refused: no screen shows them, and the time to set one may grow faster than its length. */
const longest = 5000;

/**
 * Parses `$x^2$` and `$$x^2$$` inside a paragraph. An opening `$` has no blank behind it; the next `$` has none before
 * it and no digit behind it, or there is no formula: so `$5 and $6` stays what it is. Dollar signs without a formula
 * are text, both of `$$` at once, so that the second doesn't begin one.
 */
function inlineRule(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src.charAt(pos) !== '$') return false;
  const mark = src.startsWith('$$', pos) ? '$$' : '$';
  const from = pos + mark.length;
  const to = closing(src, from, posMax, mark);
  const after = to + mark.length;
  const hugged =
    !/\s/.test(src.charAt(from)) && !/\s/.test(src.charAt(to - 1)) && !/\d/.test(src.charAt(after));
  const formula = to > from && (mark === '$$' || hugged);
  if (!silent) {
    if (formula) {
      const token = state.push('maths', '', 0);
      token.content = src.slice(from, to);
      token.markup = mark;
    } else state.pending += mark;
  }
  state.pos = formula ? after : from;
  return true;
}

/** Offset of the mark that ends a formula, or -1; a backslash takes the character behind it along. */
function closing(src: string, from: number, max: number, mark: string): number {
  for (let at = from; at < max; at++) {
    if (src.charAt(at) === '\\') at++;
    else if (src.startsWith(mark, at)) return at + mark.length <= max ? at : -1;
  }
  return -1;
}

/** Parses a formula on lines of its own, between two `$$`. */
function blockRule(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const lineAt = (line: number) =>
    state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd();
  const first = lineAt(startLine);
  if (!first.startsWith('$$')) return false;
  const oneLine = first.length > 4 && first.endsWith('$$');
  if (first.slice(2, oneLine ? -2 : undefined).includes('$$')) return false;
  if (silent) return true;

  const body = [first.slice(2, oneLine ? -2 : undefined)];
  let line = startLine;
  let closed = oneLine;
  while (!closed && ++line < endLine) {
    if ((state.sCount[line] ?? 0) < state.blkIndent && !state.isEmpty(line)) break;
    const text = lineAt(line);
    closed = text.endsWith('$$');
    body.push(closed ? text.slice(0, -2) : text);
  }
  state.line = closed ? line + 1 : line;
  const token = state.push('maths_block', '', 0);
  token.block = true;
  token.content = body.join('\n');
  token.markup = closed ? '$$' : '';
  token.map = [startLine, state.line];
  return true;
}

export function mathsRules(parser: MarkdownIt, blocks: boolean): void {
  parser.inline.ruler.after('escape', 'maths', inlineRule);
  if (blocks)
    parser.block.ruler.before('fence', 'maths_block', blockRule, {
      alt: ['paragraph', 'reference', 'blockquote', 'list'],
    });
}

/**
 * A formula as MathML. `placeOf` gives the place of an offset in its TeX; a formula that can't be read is reported and
 * shown as it was typed.
 */
export function renderMaths(
  tex: string,
  display: boolean,
  context: Context,
  placeOf: (offset: number) => Place,
): string {
  const { maths } = context.modules;
  if (!maths) throw new Error('a text with a formula was not announced to the renderer');
  const fail = (offset: number, why: string) => {
    context.options.report(reportText('maths-unreadable', placeOf(offset), { why }));
    return `<code>${escapeHtml(tex)}</code>`;
  };
  if (tex.trim() === '') return fail(0, 'there is nothing between its dollar signs');
  if (tex.length > longest) return fail(0, `it is ${tex.length} characters long, and ${longest} is the most`);
  let refused: string | undefined;
  try {
    const html = maths.renderToString(tex, {
      output: 'mathml',
      displayMode: display,
      throwOnError: true,
      // Commands that link, load or style are refused, and said: the library would print their names in red.
      trust: ({ command }) => {
        refused = command;
        return false;
      },
      strict: 'ignore',
      maxSize: 20,
      maxExpand: 500,
    });
    return refused === undefined
      ? cleanMathMl(html)
      : fail(Math.max(0, tex.indexOf(refused)), `\`${refused}\` is not allowed`);
  } catch (error) {
    if (error instanceof maths.ParseError)
      return fail(Math.min(error.position ?? 0, tex.length), wordsFor(error.rawMessage, tex, error.position));
    if (error instanceof RangeError) return fail(0, 'its parts lie too deep in each other');
    throw error;
  }
}

/** The library's finding in our words: it speaks of tokens and groups, an author of commands and brackets. */
function wordsFor(raw: string, tex: string, position: number | undefined): string {
  const command = /^Undefined control sequence: (\\\S+)/.exec(raw)?.[1];
  if (command) return `there is no command \`${command}\``;
  const expected = /^Expected '([^']+)', got '(?:EOF|[^']+)'/.exec(raw)?.[1];
  if (expected && expected !== 'EOF') return `a \`${expected}\` is missing`;
  if (/^Too many expansions/.test(raw)) return 'its commands never come to an end';
  if (/^Double (super|sub)script/.test(raw))
    return 'two raised or two lowered parts follow each other; put braces around one';
  const rest = tex.slice(Math.min(position ?? 0, tex.length)).trim();
  return rest === '' ? 'its end is missing' : `the trouble begins at \`${rest.slice(0, 30)}\``;
}

/**
 * MathML alone: without the library's wrapper and without the copy of the TeX, which would be read as text; no style,
 * class, id or link, for the page's security policy forbids the first and nothing needs the others.
 */
function cleanMathMl(html: string): string {
  const maths = html.slice(html.indexOf('<math'), html.lastIndexOf('</math>') + 7);
  return maths
    .replace(/<annotation\b[\s\S]*?<\/annotation>/g, '')
    .replace(/<\/?semantics>/g, '')
    .replace(/<[a-z]+ [^>]*>/g, (tag) => tag.replace(/ (?:style|class|id|href)="[^"]*"/g, ''));
}
