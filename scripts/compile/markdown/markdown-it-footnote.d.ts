declare module 'markdown-it-footnote' {
  import type { MarkdownIt } from 'markdown-it';
  /** Adds rules for `[^label]` and `[^label]: …` to a parser. */
  export default function footnotes(parser: MarkdownIt): void;
}
