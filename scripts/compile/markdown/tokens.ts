import markdownIt, { type Token } from 'markdown-it';

/** A token that stands for finished HTML. */
export function ready(html: string): Token {
  const token = new markdownIt.Token('ready', '', 0);
  token.content = html;
  token.block = true;
  return token;
}

/** Index of the token that closes the one at `index`: the next one of its level that closes. */
export function closingIndex(tokens: readonly Token[], index: number): number {
  const level = tokens[index]?.level;
  for (let at = index + 1; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.nesting === -1 && token.level === level) return at;
  }
  return -1;
}
