import type { Token } from 'markdown-it';
import { reportText } from '../../diagnostics/catalogue/text.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import type { Context } from './context.ts';
import { escapeHtml } from './escape.ts';
import { mendedLine, placeIn } from './places.ts';
import { closingIndex, ready } from './tokens.ts';

/** The kinds of GitHub's notes, with the player's icon for each. */
const icons = { note: 'info', tip: 'info', important: 'flag', warning: 'warn', caution: 'warn' };
type Kind = keyof typeof icons;
const isKind = (word: string): word is Kind => Object.hasOwn(icons, word);

/** Turns quotes that begin with `[!NOTE]` into asides. */
export function markAlerts(tokens: Token[], context: Context): Token[] {
  const result = [...tokens];
  for (let index = 0; index < result.length; index++) {
    const [open, paragraph, inline] = result.slice(index, index + 3);
    if (open?.type !== 'blockquote_open' || paragraph?.type !== 'paragraph_open' || inline?.type !== 'inline')
      continue;
    const first = inline.children?.[0];
    const found = first?.type === 'text' ? /^\[!([A-Za-z]+)\][ \t]*/.exec(first.content) : null;
    if (!first || !found) continue;
    const kind = (found[1] ?? '').toLowerCase();
    if (!isKind(kind)) {
      reportUnknown(found[1] ?? '', inline, context);
      continue;
    }
    const close = closingIndex(result, index);
    first.content = first.content.slice(found[0].length);
    if (first.content === '')
      inline.children = (inline.children ?? []).slice(inline.children?.[1]?.type.endsWith('break') ? 2 : 1);
    result[index] = ready(opening(kind, context));
    result[close] = ready('</aside>\n');
    if (inline.children?.length === 0) result.splice(index + 1, 3);
  }
  return result;
}

const opening = (kind: Kind, context: Context) =>
  `<aside class="alert alert-${kind}" role="note"><p class="alert-title">` +
  `<svg class="icon" aria-hidden="true"><use href="#i-${icons[kind]}"/></svg>` +
  `${escapeHtml(context.options.words[kind])}</p>\n`;

function reportUnknown(written: string, inline: Token, context: Context): void {
  const paragraph = { content: inline.content, line: inline.map?.[0] ?? 0 };
  const suggestion = suggest(written.toLowerCase(), Object.keys(icons))?.toUpperCase();
  const mended = suggestion && mendedLine(context, paragraph, 0, `[!${written}]`, `[!${suggestion}]`);
  const place = placeIn(context, paragraph, 0, written.length + 3);
  context.options.report(reportText('alert-unknown', place, { kind: written, suggestion, mended }));
}
