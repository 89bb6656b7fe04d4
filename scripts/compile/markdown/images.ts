import type { Token } from 'markdown-it';
import { reportText } from '../../diagnostics/catalogue/text.ts';
import type { Context, MediaUse } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import { imageSource } from './links.ts';
import { mendedLine, offsetOf, placeIn, type Paragraph } from './places.ts';
import { plainOf } from './plain.ts';

/** Checks an image of a paragraph and turns it into HTML; one that can't be shown becomes its words. */
export function resolveImage(token: Token, paragraph: Paragraph, context: Context): void {
  const target = String(token.attrGet('src') ?? '').trim();
  const alt = plainOf(token.children ?? []).trim();
  const offset = offsetOf(token);
  const found = paragraph.content.indexOf(target, offset);
  const at = found === -1 ? offset : found;
  if (alt === '')
    context.options.report(
      reportText('image-without-alt', placeIn(context, paragraph, offset), {
        path: target,
        mended: mendedLine(context, paragraph, offset, '![](', '![What it shows]('),
      }),
    );
  const media = imageSource(target, placeIn(context, paragraph, at, target.length), context);
  const caption = String(token.attrGet('title') ?? '').trim();
  token.content = media ? imageTag(media, alt) : escapeHtml(alt);
  token.info = escapeHtml(caption);
}

const imageTag = ({ src, width, height }: MediaUse, alt: string) =>
  `<img${attributes({ src, alt, width, height, loading: 'lazy' })}>`;

/** An image between words. */
export const inlineImage = (token: Token): string =>
  token.info === ''
    ? token.content
    : `<span class="captioned">${token.content} <span>${token.info}</span></span>`;

/** An image on a line of its own. */
export const figure = (token: Token): string =>
  `<figure class="figure">${token.content}${token.info === '' ? '' : `<figcaption>${token.info}</figcaption>`}</figure>\n`;

const isBreak = (token: Token | undefined) =>
  token === undefined || token.type === 'softbreak' || token.type === 'hardbreak';

/** Takes images that stand on lines of their own out of their paragraphs, between what comes before and after. */
export function splitFigures(tokens: Token[]): Token[] {
  return tokens.flatMap((token, index): Token[] => {
    const open = tokens[index - 1];
    const close = tokens[index + 1];
    if (token.type !== 'inline' || open?.type !== 'paragraph_open' || !close) return [token];
    const pieces = pieceUp(token.children ?? []);
    if (!pieces.some((piece) => !Array.isArray(piece))) return [token];
    const [opened, closed] = [copy(open), copy(close)];
    open.hidden = close.hidden = true;
    return pieces.flatMap((piece) => {
      if (!Array.isArray(piece)) return [figureOf(piece)];
      const inline = copy(token);
      inline.children = piece;
      return [copy(opened), inline, copy(closed)];
    });
  });
}

/** A paragraph's tokens as runs of words and single images. */
function pieceUp(children: Token[]): (Token | Token[])[] {
  const pieces: (Token | Token[])[] = [];
  let words: Token[] = [];
  const flush = () => {
    while (words.length > 0 && isBreak(words.at(-1))) words.pop();
    if (words.length > 0) pieces.push(words);
    words = [];
  };
  children.forEach((child, index) => {
    const alone =
      child.type === 'image' &&
      child.level === 0 &&
      isBreak(children[index - 1]) &&
      isBreak(children[index + 1]);
    if (alone) {
      flush();
      pieces.push(child);
    } else if (words.length > 0 || !isBreak(child)) words.push(child);
  });
  flush();
  return pieces;
}

function figureOf(image: Token): Token {
  const token = copy(image);
  token.type = 'figure';
  token.block = true;
  return token;
}

const copy = (token: Token): Token =>
  Object.assign(Object.create(Object.getPrototypeOf(token) as object) as Token, token);
