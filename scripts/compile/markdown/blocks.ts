import type { Token } from 'markdown-it';
import { reportText } from '../../diagnostics/catalogue/text.ts';
import type { Context } from './context.ts';
import { attributes } from './escape.ts';
import { placeOfLine } from './places.ts';
import { ready } from './tokens.ts';

/** How deep lists and quotes may lie in each other; the parser drops what lies deeper. */
export const deepest = 40;

/**
 * Puts the headings of a text below the slide's title, which is the page's first: `#` becomes the second level, and no
 * level is skipped on the way down, as a screen reader's list of headings needs it.
 */
export function shiftHeadings(tokens: readonly Token[]): void {
  let before = 1;
  for (const token of tokens) {
    if (token.type === 'heading_open') before = Math.min(Number(token.tag.slice(1)) + 1, before + 1, 6);
    if (token.type === 'heading_open' || token.type === 'heading_close') token.tag = `h${before}`;
  }
}

/**
 * Makes tables fit for the page: alignment as a class (the page's security policy forbids styles), heads that name
 * their columns, and a frame that can be scrolled with the keyboard. Reports rows whose last cells would be lost.
 */
export function finishTables(tokens: readonly Token[], context: Context): Token[] {
  let columns = 0;
  let inHead = false;
  return tokens.flatMap((token, index): Token[] => {
    if (token.type === 'thead_open') [columns, inHead] = [0, true];
    if (token.type === 'thead_close') inHead = false;
    if (token.type === 'tr_open' && !inHead) checkRow(token, columns, context);
    if (token.type === 'th_open') columns++;
    if (token.type === 'th_open' || token.type === 'td_open') finishCell(token);
    // A head without words names nothing: an ordinary cell then.
    if (token.type === 'th_open' && tokens[index + 1]?.content === '') token.tag = 'td';
    if (token.type === 'th_open' && token.tag === 'th') token.attrSet('scope', 'col');
    if (token.type === 'th_close' && tokens[index - 1]?.content === '') token.tag = 'td';
    if (token.type === 'table_open') {
      const frame = { class: 'table', tabindex: 0, role: 'group', 'aria-label': context.options.words.table };
      return [ready(`<div${attributes(frame)}>\n`), token];
    }
    return token.type === 'table_close' ? [token, ready('</div>\n')] : [token];
  });
}

function finishCell(token: Token): void {
  const side = /^text-align:(\w+)$/.exec(String(token.attrGet('style') ?? ''))?.[1];
  token.attrs = side === undefined ? null : [['class', `align-${side}`]];
}

function checkRow(token: Token, columns: number, context: Context): void {
  const line = token.map?.[0];
  if (line === undefined) return;
  const row = (context.lines[line] ?? '')
    .trim()
    .replace(/^[\s>]*\|/, '')
    .replace(/\|$/, (bar, at: number, whole: string) => (whole[at - 1] === '\\' ? bar : ''));
  const cells = row.replace(/\\\|/g, '').split('|').length;
  if (cells > columns)
    context.options.report(reportText('table-row-too-long', placeOfLine(context, line), { cells, columns }));
}

/** Reports where the parser stopped because lists and quotes lie too deep in each other. */
export function checkDepth(tokens: readonly Token[], context: Context): void {
  const found = tokens.find((token) => token.level >= deepest - 1);
  if (found)
    context.options.report(
      reportText('text-nested-too-deeply', placeOfLine(context, found.map?.[0] ?? 0), {}),
    );
}

/** Reports link targets (`[label]: https://…`) that no link of the text uses; the parser shows nothing of them. */
export function checkDefinitions(tokens: readonly Token[], context: Context): void {
  const used = new Set<unknown>();
  const collect = (token: Token): void => {
    if (token.type === 'link_open' || token.type === 'image') used.add(token.meta?.['label']);
    token.children?.forEach(collect);
  };
  tokens.forEach(collect);
  for (const token of tokens) {
    if (token.type !== 'reference_definition') continue;
    const label = token.meta?.['label'];
    const line = token.map?.[0] ?? 0;
    const written = /\[([^\]]*)/.exec(context.lines[line] ?? '')?.[1] ?? String(label);
    if (!used.delete(label))
      context.options.report(
        reportText('link-definition-unused', placeOfLine(context, line), { label: written }),
      );
  }
}

const openings: [pattern: RegExp, what: string][] = [
  [/^\s*(?:`{3}|~{3})/, 'code over several lines'],
  [/^\s*(?:[-*+]|\d{1,9}[.)])\s/, 'a list'],
  [/^\s*>/, 'a quote'],
  [/^\s*\|/, 'a table'],
  [/^\s*#{1,6}\s/, 'a heading'],
];

/** Reports blocks in a text that is shown as one paragraph. A single line is never taken for one: `1. Start` is a title. */
export function checkOneParagraph(context: Context): void {
  const { lines } = context;
  if (lines.length < 2) return;
  for (const [line, source] of lines.entries()) {
    const what =
      source.trim() === '' ? 'a second paragraph' : openings.find(([pattern]) => pattern.test(source))?.[1];
    if (what === undefined) continue;
    const at = source.trim() === '' ? line + 1 : line;
    context.options.report(reportText('one-paragraph-only', placeOfLine(context, at), { what }));
    return;
  }
}
