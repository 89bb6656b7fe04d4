import markdownIt, { type MarkdownIt, type Token } from 'markdown-it';
import { reportMedia } from '../../diagnostics/catalogue/media.ts';
import { reportText } from '../../diagnostics/catalogue/text.ts';
import type { Place } from '../../diagnostics/diagnostic.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import type { Context, MediaUse } from './context.ts';
import { escapeHtml } from './escape.ts';
import { mendedLine, offsetOf, placeIn, type Paragraph } from './places.ts';
import { closingIndex } from './tokens.ts';

/** What an address begins with. Browsers ignore blanks and control characters in it, so they are taken out first. */
const schemeOf = (target: string): string | undefined =>
  // eslint-disable-next-line no-control-regex
  /^([a-z][a-z0-9+.-]*):/i.exec(target.replace(/[\u0000-\u0020\u007f-\u009f]/g, ''))?.[1]?.toLowerCase();

const library = markdownIt('zero');

/** An address with its path and host written as browsers and servers want it; the parser's own rule for links. */
const normalise = (address: string): string => library.normalizeLink(address);

/** Keeps the parser from judging and rewriting addresses, since a target it refuses would be shown as text, unsaid. */
export function linkRules(parser: MarkdownIt): void {
  parser.normalizeLink = (address) => address;
  parser.validateLink = () => true;
}

/** Checks the links of a paragraph and gives them their attributes; a link that leads nowhere becomes mere words. */
export function resolveLink(children: Token[], index: number, paragraph: Paragraph, context: Context): void {
  const open = children[index];
  const end = closingIndex(children, index);
  const close = children[end];
  if (!open || !close) return;
  const target = String(open.attrGet('href') ?? '').trim();
  const title = open.attrGet('title');
  const found = targetAttributes(target, targetSpot(open, target, paragraph), paragraph, context);
  const words = children.slice(index + 1, end);
  const empty = !words.some((token) => token.type === 'image' || token.content.trim() !== '');
  // An address in the words (`[<https://a.example>](#b)`) stays words: a link can't stand in a link.
  for (const token of words) if (token.type.startsWith('link_')) token.type = 'ready';
  if (empty && target !== '')
    context.options.report(
      reportText('link-incomplete', placeIn(context, paragraph, offsetOf(open)), { missing: 'words' }),
    );
  moveFootnotes(children, index, end);
  if (!found || empty) {
    open.hidden = close.hidden = true;
    return;
  }
  open.attrs = title === null || title === '' ? found.attrs : [...found.attrs, ['title', title]];
  if (found.outside)
    close.content = ` <span class="visually-hidden">(${escapeHtml(context.options.words.newWindow)})</span>`;
}

/** Puts footnotes of a link's words behind the link, for they are links too. */
function moveFootnotes(children: Token[], open: number, close: number): void {
  const inside = children.slice(open, close + 1);
  const notes = inside.filter((token) => token.type === 'footnote_ref');
  if (notes.length > 0)
    children.splice(
      open,
      inside.length,
      ...inside.filter((token) => token.type !== 'footnote_ref'),
      ...notes,
    );
}

/** Offset of a link's target in its paragraph; of the link where it stands elsewhere (`[words][label]`). */
function targetSpot(open: Token, target: string, paragraph: Paragraph): number {
  const from = offsetOf(open);
  const found = open.meta === null && target !== '' ? paragraph.content.indexOf(target, from) : -1;
  return found === -1 ? from : found;
}

interface Found {
  attrs: [string, string][];
  /** Whether it opens in a window of its own. */
  outside?: boolean;
}

function targetAttributes(
  target: string,
  offset: number,
  paragraph: Paragraph,
  context: Context,
): Found | undefined {
  const { options } = context;
  const place = placeIn(context, paragraph, offset, target.length);
  const refuse = (why: string) => {
    options.report(reportText('link-not-allowed', place, { target, why }));
    return undefined;
  };
  if (target === '' || target === '#') {
    options.report(reportText('link-incomplete', place, { missing: 'target' }));
    return undefined;
  }
  if (target.startsWith('#')) return slideLink(target, place, offset, paragraph, context);
  const scheme = schemeOf(target);
  if (scheme === 'http' || scheme === 'https') {
    const address = webAddress(target);
    if (address === undefined) return refuse('it is no whole address');
    return {
      attrs: [
        ['href', address],
        ['target', '_blank'],
        ['rel', 'noopener noreferrer'],
      ],
      outside: true,
    };
  }
  if (scheme === 'mailto' || scheme === 'tel') return { attrs: [['href', normalise(target)]] };
  if (scheme !== undefined) return refuse(`\`${scheme}:\` is not allowed`);
  if (target.startsWith('//')) return refuse('`https:` is missing before the `//`');
  if (options.slideIds.has(target)) return slideLink(target, place, offset, paragraph, context);
  if (/^www\./i.test(target)) {
    const mended = mendedLine(context, paragraph, offset, target, `https://${target}`);
    options.report(reportText('link-without-https', place, { target, mended }));
    return undefined;
  }
  const file = courseFile(target, place, 'file', context);
  return file && { attrs: [['href', file.src]] };
}

/** A link to a slide. `written` is its target as typed: `#its_id`, or the id alone where the `#` was forgotten. */
function slideLink(
  written: string,
  place: Place,
  offset: number,
  paragraph: Paragraph,
  context: Context,
): Found | undefined {
  const { slideIds, report } = context.options;
  const id = written.replace('#', '');
  if (slideIds.has(id) && written.startsWith('#'))
    return {
      attrs: [
        ['href', written],
        ['data-slide-link', ''],
      ],
    };
  const suggestion = slideIds.has(id) ? id : suggest(id, [...slideIds]);
  const mended = suggestion && mendedLine(context, paragraph, offset, written, `#${suggestion}`);
  report(reportText('link-to-no-slide', place, { written, suggestion, mended }));
  return undefined;
}

/** A web address as browsers read it; nothing where they couldn't. */
function webAddress(target: string): string | undefined {
  const address = normalise(target);
  return URL.canParse(address) && /^https?:\/\/[^/]/i.test(address) ? address : undefined;
}

/** A file of the course; `?` and `#` with what follows are kept for the browser. */
export function courseFile(
  target: string,
  place: Place,
  use: 'image' | 'file',
  context: Context,
): MediaUse | undefined {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(target) ?? [];
  const found = context.options.media(decoded(path), place, use);
  return found && { ...found, src: normalise(found.src) + rest };
}

/** `my%20file.pdf` as the file is named. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}

/** An image's source: a file of the course, or an address whose host the course allows. */
export function imageSource(target: string, place: Place, context: Context): MediaUse | undefined {
  const { allowHosts, report } = context.options;
  const scheme = schemeOf(target);
  if (scheme === undefined && !target.startsWith('//') && target !== '')
    return courseFile(target, place, 'image', context);
  const address = scheme === 'https' ? webAddress(target) : undefined;
  if (address === undefined) {
    report(reportText('image-address-not-allowed', place, { target }));
    return undefined;
  }
  const host = new URL(address).hostname;
  if (allowHosts.includes(host)) return { src: address };
  report(reportMedia('host-not-allowed', place, { host }));
  return undefined;
}
