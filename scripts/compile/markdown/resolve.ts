import type { Token } from 'markdown-it';
import { reportText } from '../../diagnostics/catalogue/text.ts';
import { renderCode } from './code.ts';
import type { Context } from './context.ts';
import { attributes } from './escape.ts';
import { resolveImage } from './images.ts';
import { resolvePart } from './language.ts';
import { resolveLink } from './links.ts';
import { renderMaths } from './maths.ts';
import { offsetOf, placeAt, placeIn, placeOfLine, type Paragraph } from './places.ts';

/**
 * Looks at every token whose meaning reaches beyond the text (links, images, formulas, code), reports what is wrong
 * with it, and writes its HTML into it.
 */
export function resolveTokens(tokens: readonly Token[], context: Context): void {
  let line = 0;
  for (const token of tokens) {
    line = token.map?.[0] ?? line;
    if (token.type === 'inline')
      resolveParagraph(token.children ?? [], { content: token.content, line }, context);
    else if (token.type === 'fence') resolveFence(token, line, context);
    else if (token.type === 'code_block') toHtml(token, renderCode(token.content, '', line, context));
    else if (token.type === 'maths_block') resolveFormula(token, line, context);
  }
}

function toHtml(token: Token, html: string): void {
  token.type = 'ready';
  token.content = html;
}

function resolveParagraph(children: Token[], paragraph: Paragraph, context: Context): void {
  const { report } = context.options;
  const here = (token: Token) => placeIn(context, paragraph, offsetOf(token), token.content.length);
  children.forEach((token, index) => {
    switch (token.type) {
      case 'link_open':
        resolveLink(children, index, paragraph, context);
        break;
      case 'image':
        resolveImage(token, paragraph, context);
        break;
      case 'part_open':
        resolvePart(token, paragraph, context);
        break;
      case 'maths': {
        const start = offsetOf(token) + token.markup.length;
        token.content = renderMaths(token.content, token.markup === '$$', context, (offset) =>
          placeIn(context, paragraph, start + offset),
        );
        break;
      }
      case 'html_tag':
        report(reportText('html-in-text', here(token), { tag: token.content, instead: token.info }));
        break;
      case 'footnote_missing':
        report(
          reportText('footnote-missing', here(token), {
            label: token.info,
            oneParagraph: context.oneParagraph,
          }),
        );
        break;
    }
  });
}

function resolveFence(token: Token, line: number, context: Context): void {
  const last = (context.lines[(token.map?.[1] ?? 0) - 1] ?? '').replace(/^[\s>]*/, '').trimEnd();
  const closed = last.startsWith(token.markup) && last === token.markup.charAt(0).repeat(last.length);
  const oneLine = (token.map?.[1] ?? 0) - line < 2;
  if (!closed || oneLine)
    context.options.report(
      reportText('code-not-closed', placeOfLine(context, line), { fence: token.markup }),
    );
  toHtml(token, renderCode(token.content, token.info, line, context));
}

function resolveFormula(token: Token, line: number, context: Context): void {
  if (token.markup === '')
    context.options.report(reportText('maths-not-closed', placeOfLine(context, line), {}));
  const html = renderMaths(token.content, true, context, (offset) => {
    const before = token.content.slice(0, offset).split('\n');
    const at = line + before.length - 1;
    const source = context.lines[at] ?? '';
    const start = Math.max(0, source.indexOf(token.content.split('\n')[before.length - 1] ?? ''));
    return placeAt(context.text, at, start + (before.at(-1) ?? '').length);
  });
  const frame = { class: 'formula', tabindex: 0, role: 'group', 'aria-label': context.options.words.formula };
  toHtml(token, `<div${attributes(frame)}>${html}</div>\n`);
}
