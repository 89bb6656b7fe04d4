import { attributeOf, type HtmlOpen, type HtmlToken } from './html/tokens.ts';
import type { PackageView, Page } from './package/view.ts';

/** Elements of a page, each with its index among the tokens. */
export function* openTags(page: Page): Generator<{ tag: HtmlOpen; index: number }> {
  for (const [index, token] of page.tokens.entries()) if (token.kind === 'open') yield { tag: token, index };
}

/** The tokens within an element, up to its end tag; of its own nesting none is taken for its end. */
export function tokensWithin(page: Page, index: number, name: string): HtmlToken[] {
  const found: HtmlToken[] = [];
  let depth = 1;
  for (const token of page.tokens.slice(index + 1, index + 2000)) {
    if (token.kind !== 'text' && token.name === name) depth += token.kind === 'open' ? 1 : -1;
    if (depth === 0) return found;
    found.push(token);
  }
  return found;
}

/** Pages that a learner gets to see as such: the ones that begin the course, and documents that hold text. */
export function shownPages(view: PackageView): Page[] {
  const launch = new Set(view.launchPaths);
  return view.pages.filter(
    (page) => hasTag(page, 'html') && !hasTag(page, 'frameset') && (launch.has(page.path) || hasText(page)),
  );
}

const hasTag = (page: Page, name: string) =>
  page.tokens.some((token) => token.kind === 'open' && token.name === name);

function hasText(page: Page): boolean {
  let within = '';
  for (const token of page.tokens) {
    if (token.kind === 'open') within = token.name;
    else if (token.kind === 'close') within = '';
    else if (
      !/^(?:script|style|title|noscript|template)$/.test(within) &&
      /\p{L}{2}/u.test(page.text.slice(token.start, token.end))
    )
      return true;
  }
  return false;
}

/** Whether it has a name for those who don't see it, or is hidden from them on purpose. */
export function isNamedOrHidden(tag: HtmlOpen): boolean {
  const value = (name: string) => attributeOf(tag, name)?.value.trim() ?? '';
  return (
    ['aria-label', 'aria-labelledby', 'title'].some((name) => value(name) !== '') ||
    isHidden(tag) ||
    /^(?:presentation|none)$/.test(value('role'))
  );
}

export function isHidden(tag: HtmlOpen): boolean {
  const value = (name: string) => attributeOf(tag, name)?.value.trim() ?? '';
  return (
    value('aria-hidden') === 'true' ||
    attributeOf(tag, 'hidden') !== undefined ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(value('style'))
  );
}
