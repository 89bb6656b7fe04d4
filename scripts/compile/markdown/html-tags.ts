import type { MarkdownIt, StateInline } from 'markdown-it';

/** Tags of HTML that authors type, and how Markdown says the same; the others have no counterpart. */
const instead: Record<string, string> = {
  b: 'Write `**bold**`.',
  strong: 'Write `**bold**`.',
  i: 'Write `*italic*`.',
  em: 'Write `*italic*`.',
  u: 'There is no underlining, since it looks like a link; write `*italic*` or `**bold**`.',
  s: 'Write `~~struck out~~`.',
  del: 'Write `~~struck out~~`.',
  code: 'Write the code between backticks.',
  pre: 'Put the code between two lines of three backticks.',
  a: 'Write `[words](https://…)`.',
  img: 'Write `![what it shows](media/photo.png)`.',
  br: 'End the line with a backslash, or leave a line empty for a new paragraph.',
  p: 'Leave a line empty for a new paragraph.',
  li: 'Begin the line with `- `.',
  ul: 'Begin each line with `- `.',
  ol: 'Begin each line with `1. `.',
  sub: 'Write a formula: `$H_2O$`.',
  sup: 'Write a formula: `$x^2$`.',
  hr: 'Write `---` between two empty lines.',
  blockquote: 'Begin each line with `> `.',
  table: 'Write the table with `|` between its cells.',
};
const others =
  'div span font center small big mark kbd video audio iframe script style section details summary h1 h2 h3 h4 h5 h6 tr td th';
const known = new Set([...Object.keys(instead), ...others.split(' '), '!--']);

const tag = /<(?:([a-z][a-z0-9]*)(?:\s[^<>]*)?\/?>|(!--))/iy;

/** Recognises what looks like a tag, outside code, so that the author can be told that it stays as it is typed. */
function tagRule(state: StateInline, silent: boolean): boolean {
  if (state.src.charAt(state.pos) !== '<') return false;
  tag.lastIndex = state.pos;
  const found = tag.exec(state.src);
  const name = (found?.[1] ?? found?.[2] ?? '').toLowerCase();
  if (!found || !known.has(name) || tag.lastIndex > state.posMax) return false;
  if (!silent) {
    const token = state.push('html_tag', '', 0);
    token.content = found[0];
    token.info =
      name === '!--'
        ? 'For a note that learners never see, use `notes` or a YAML comment.'
        : (instead[name] ?? 'Write the text without it.');
  }
  state.pos += found[0].length;
  return true;
}

export function htmlTagRules(parser: MarkdownIt): void {
  parser.inline.ruler.before('autolink', 'html_tag', tagRule);
}
