import type { HLJSApi } from 'highlight.js';
import { reportText } from '../../diagnostics/catalogue/text.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import type { Context } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import { placeOfLine } from './places.ts';

export type HighlightModule = HLJSApi;

/**
 * Code longer than this (in characters, about 150 lines) stays in one colour: some languages' patterns take time that
 * grows with the square of the length and more, and no slide shows so much.
 */
const longestColoured = 6000;

interface CodeOptions {
  language: string | undefined;
  title: string | undefined;
  highlight: string | undefined;
}

const optionNames = ['title', 'highlight'];
const word = /([A-Za-z][\w-]*)=(?:"([^"]*)"|'([^']*)'|(\S*))|(\S+)/g;

/**
 * A block of code as a figure. `info` is what stands behind the fence (`python title="filter.py" highlight=2,4-6`),
 * `line` the text's line of the fence (from 0), for findings.
 */
export function renderCode(code: string, info: string, line: number, context: Context): string {
  const options = readInfo(info, line, context);
  const content = code.replace(/\n$/, '');
  const marked = markedLines(options.highlight, content.split('\n').length, line, context);
  const { html, coloured } = colour(content, options.language, context);
  const known = options.language !== undefined && /^[\w+#.-]+$/.test(options.language);
  const codeClass = [coloured ? 'hljs' : '', known ? `language-${options.language}` : '']
    .filter(Boolean)
    .join(' ');
  const name =
    options.title === undefined
      ? context.options.words.code
      : `${context.options.words.code}: ${options.title}`;
  return (
    '<figure class="code">' +
    (options.title === undefined ? '' : `<figcaption>${escapeHtml(options.title)}</figcaption>`) +
    `<pre${attributes({ dir: 'ltr', tabindex: 0, role: 'group', 'aria-label': name })}>` +
    `<code${attributes({ class: codeClass || undefined })}>${markLines(html, marked)}</code></pre></figure>\n`
  );
}

function readInfo(info: string, line: number, context: Context): CodeOptions {
  const options: CodeOptions = { language: undefined, title: undefined, highlight: undefined };
  const unknown = (option: string, suggestion: string | undefined) => {
    context.options.report(
      reportText('code-option-unknown', placeOfLine(context, line), { option, suggestion }),
    );
  };
  let first = true;
  for (const [whole, key, double, single, bare, other] of info.trim().matchAll(word)) {
    const value = double ?? single ?? bare ?? '';
    if (key === 'title') options.title = value;
    else if (key === 'highlight') options.highlight = value;
    else if (key !== undefined) unknown(whole, suggest(key, optionNames));
    else if (first) options.language = other;
    else unknown(whole, undefined);
    first = false;
  }
  return options;
}

/** Numbers (from 1) of the lines in `2,4-6`. */
function markedLines(lines: string | undefined, count: number, line: number, context: Context): Set<number> {
  const marked = new Set<number>();
  if (lines === undefined) return marked;
  for (const range of lines.split(',')) {
    const [, from = '', to = from] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(range) ?? [];
    const [low, high] = [Number(from), Number(to)];
    if (low < 1 || high < low || high > count) {
      context.options.report(
        reportText('code-lines-unreadable', placeOfLine(context, line), { lines, count }),
      );
      return new Set();
    }
    for (let number = low; number <= high; number++) marked.add(number);
  }
  return marked;
}

/** Code as HTML, in colours where its language is known. */
function colour(
  code: string,
  language: string | undefined,
  context: Context,
): { html: string; coloured: boolean } {
  const plain = { html: escapeHtml(code), coloured: false };
  if (language === undefined || code.length > longestColoured) return plain;
  const { highlight } = context.modules;
  if (!highlight) throw new Error('a text with code was not announced to the renderer');
  if (!highlight.getLanguage(language)) return plain;
  return { html: highlight.highlight(code, { language, ignoreIllegals: true }).value, coloured: true };
}

/**
 * Wraps whole lines of coloured code, their line ends left outside. A span that runs over a line's end is closed there
 * and opened anew, so that the wrapped lines nest as HTML must.
 */
export function markLines(html: string, marked: ReadonlySet<number>): string {
  if (marked.size === 0) return html;
  const open: string[] = [];
  return html
    .split('\n')
    .map((line, index) => {
      const before = open.join('');
      for (const [tag] of line.matchAll(/<span[^>]*>|<\/span>/g)) {
        if (tag === '</span>') open.pop();
        else open.push(tag);
      }
      const whole = before + line + '</span>'.repeat(open.length);
      return marked.has(index + 1) ? `<span class="hl-line">${whole}</span>` : whole;
    })
    .join('\n');
}
