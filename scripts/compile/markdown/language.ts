import type { MarkdownIt, StateInline, Token } from 'markdown-it';
import { reportText } from '../../diagnostics/catalogue/text.ts';
import { directionOf } from '../words.ts';
import type { Context } from './context.ts';
import { offsetOf, placeIn, type Paragraph } from './places.ts';

const end = /\{lang=("?)([^\s"{}]*)\1\}/y;
const lastEnds = new WeakMap<StateInline, number>();

/** Whether a `]{lang=` still follows: asked once a paragraph, so that thousands of brackets cost nothing. */
function mayFollow(state: StateInline): boolean {
  let last = lastEnds.get(state);
  if (last === undefined) {
    last = state.src.lastIndexOf(']{lang=');
    lastEnds.set(state, last);
  }
  return last > state.pos;
}

/** Parses `[Sie schläft]{lang=de}`. */
function partRule(state: StateInline, silent: boolean): boolean {
  const start = state.pos;
  if (state.src.charAt(start) !== '[' || !mayFollow(state)) return false;
  const labelEnd = state.md.helpers.parseLinkLabel(state, start, false);
  if (labelEnd < 0) return false;
  end.lastIndex = labelEnd + 1;
  const found = end.exec(state.src);
  if (!found || end.lastIndex > state.posMax) return false;
  const next = end.lastIndex;
  if (!silent) {
    const max = state.posMax;
    state.push('part_open', 'span', 1).content = found[2] ?? '';
    state.pos = start + 1;
    state.posMax = labelEnd;
    state.md.inline.tokenize(state);
    state.push('part_close', 'span', -1);
    state.posMax = max;
  }
  state.pos = next;
  return true;
}

export function languageRules(parser: MarkdownIt): void {
  parser.inline.ruler.before('link', 'part', partRule);
}

/** Writes `lang`, and `dir` where the part reads the other way round than the course, on the parts of a paragraph. */
export function resolvePart(token: Token, paragraph: Paragraph, context: Context): void {
  const tag = token.content;
  const canonical = canonicalTag(tag);
  if (canonical === undefined) {
    const offset = paragraph.content.indexOf(`{lang=`, offsetOf(token));
    const place = placeIn(context, paragraph, offset, tag.length + 7);
    context.options.report(reportText('part-language-unknown', place, { tag }));
    return;
  }
  token.attrs = [['lang', canonical]];
  const direction = directionOf(canonical);
  if (direction === 'rtl' || directionOf(context.options.language) === 'rtl')
    token.attrs.push(['dir', direction]);
}

/** The tag in its usual spelling; nothing where it is no tag, or begins with a word instead of a language's code. */
function canonicalTag(tag: string): string | undefined {
  if (!/^[a-z]{2,3}(-|$)/i.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
