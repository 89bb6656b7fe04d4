import { themeTokens, type Tokens } from './tokens.ts';

export { contrast } from './oklch.ts';
export { themeTokens, tokenNames, type Tokens } from './tokens.ts';

/**
 * The block of custom properties at the head of a course's stylesheet, for one accent (six hex digits): the light
 * scheme, the dark one where the system asks for it, and both by `data-theme` on the root, the learner's switch.
 * Throws a RangeError when the accent is no colour.
 */
export function themeCss(accent: string): string {
  const { light, dark } = themeTokens(accent);
  const darkBlock = block('dark', dark);
  return [
    `:root${block('light', light)}`,
    `@media (prefers-color-scheme: dark){:root:not([data-theme=light])${darkBlock}}`,
    `:root[data-theme=dark]${darkBlock}`,
    '',
  ].join('\n');
}

const block = (scheme: 'light' | 'dark', tokens: Tokens): string =>
  `{color-scheme:${scheme};${Object.entries(tokens)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';')}}`;
