import type { Token } from 'markdown-it';

/** What a paragraph says, without any markup: for titles, alternative texts and an LMS's reports. */
export function plainOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'softbreak' || token.type === 'hardbreak') return ' ';
      if (token.type === 'image') return plainOf(token.children ?? []);
      return token.type === 'part_open' ? '' : token.content;
    })
    .join('');
}
