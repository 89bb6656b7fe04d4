import footnotePlugin from 'markdown-it-footnote';
import type { Env, MarkdownIt, StateInline, Token } from 'markdown-it';
import { reportText } from '../../diagnostics/catalogue/text.ts';
import type { Context } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import { placeOfLine } from './places.ts';
import { ready } from './tokens.ts';

/** A note with the number of places that point to it, in the order of their first appearance. */
interface Note {
  label: string;
  count: number;
}

const missing = /\[\^([^\]\s]{1,200})\]/y;

/** Recognises a reference that no footnote answers, so that the author can be told. */
function missingRule(state: StateInline, silent: boolean): boolean {
  if (state.src.charAt(state.pos) !== '[') return false;
  missing.lastIndex = state.pos;
  const found = missing.exec(state.src);
  if (!found || missing.lastIndex > state.posMax) return false;
  if (!silent) {
    const token = state.push('footnote_missing', '', 0);
    token.content = found[0];
    token.info = found[1] ?? '';
  }
  state.pos += found[0].length;
  return true;
}

/** `[^label]` with `[^label]: …`; the plugin's notes in mid-text and its way of collecting are left out. */
export function footnoteRules(parser: MarkdownIt, blocks: boolean): void {
  if (blocks) {
    parser.use(footnotePlugin);
    parser.inline.ruler.disable('footnote_inline');
    parser.core.ruler.disable('footnote_tail');
  }
  parser.inline.ruler.after(blocks ? 'footnote_ref' : 'image', 'footnote_missing', missingRule);
}

/** Takes the notes out of the text and puts those that are used at its end, with links back. */
export function collectFootnotes(tokens: Token[], env: Env, context: Context): Token[] {
  const footnotes = env['footnotes'] as { list?: Note[] } | undefined;
  if (!footnotes) return tokens;
  const { body, notes } = takeNotes(tokens, footnotes.list ?? [], context);
  const used = (footnotes.list ?? []).flatMap((note, index) => {
    const content = notes.get(note.label);
    return content ? wrapNote(content, note, index + 1, context) : [];
  });
  if (used.length === 0) return body;
  const label = escapeHtml(context.options.words.footnotes);
  return [
    ...body,
    ready(`<div class="footnotes" role="group" aria-label="${label}">\n<ol>\n`),
    ...used,
    ready('</ol>\n</div>\n'),
  ];
}

function takeNotes(tokens: Token[], list: readonly Note[], context: Context) {
  const body: Token[] = [];
  const notes = new Map<string, Token[]>();
  const into = [body];
  let line = 0;
  for (const token of tokens) {
    line = token.map?.[0] ?? line;
    if (token.type === 'footnote_reference_open') {
      const label = String(token.meta?.['label']);
      const used = list.some((note) => note.label === label);
      const twice = notes.has(label);
      if (!used || twice)
        context.options.report(
          reportText(
            'footnote-unused',
            placeOfLine(context, lineOfNote(context, label, twice ? line + 1 : line)),
            { label, twice },
          ),
        );
      const content: Token[] = [];
      notes.set(label, content);
      into.push(content);
    } else if (token.type === 'footnote_reference_close') into.pop();
    else into.at(-1)?.push(token);
  }
  return { body, notes };
}

/** The parser doesn't say where a note begins: the first line from a known one before it on that begins with its label. */
function lineOfNote(context: Context, label: string, from: number): number {
  const found = context.lines.findIndex((text, index) => index >= from && text.includes(`[^${label}]:`));
  return found === -1 ? from : found;
}

function wrapNote(content: Token[], note: Note, number: number, context: Context): Token[] {
  const last = content.at(-1);
  const inParagraph = last?.type === 'paragraph_close' && !last.hidden;
  const links = Array.from({ length: note.count }, (_, index) => {
    const label = `${context.options.words.backToText} ${note.count > 1 ? `${number}-${index + 1}` : number}`;
    const href = `#${useId(context, number, index + 1)}`;
    return ready(` <a${attributes({ href, class: 'footnote-back', 'aria-label': label })}>↩\uFE0E</a>`);
  });
  return [
    ready(`<li id="${noteId(context, number)}">`),
    ...(inParagraph ? [...content.slice(0, -1), ...links, last] : [...content, ...links]),
    ready('</li>\n'),
  ];
}

const noteId = (context: Context, number: number) => `fn-${context.prefix}-${number}`;
const useId = (context: Context, number: number, use: number) =>
  `fnref-${context.prefix}-${number}${use > 1 ? `-${use}` : ''}`;

/** A reference in the text: the note's number as a link to it. */
export function footnoteReference(token: Token, context: Context): string {
  const number = Number(token.meta?.['id']) + 1;
  const use = Number(token.meta?.['subId']) + 1;
  const values = {
    href: `#${noteId(context, number)}`,
    id: useId(context, number, use),
    class: 'footnote-ref',
    'aria-label': `${context.options.words.footnote} ${number}`,
  };
  return `<sup><a${attributes(values)}>${number}</a></sup>`;
}
