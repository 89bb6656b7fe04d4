import type { Text } from '../../course/course.ts';

/** A line of code (or several) as the author wrote it; blanks at its end mean nothing. */
export const codeLine = ({ markdown }: Text): string => markdown.replace(/\s+$/, '').replace(/^\n+/, '');

/** The same as a block of code in Markdown, behind a fence that doesn't occur in it. */
export function fenced(text: Text, language: string): Text {
  const code = codeLine(text);
  const longest = Math.max(2, ...[...code.matchAll(/~+/g)].map(([tildes]) => tildes.length));
  const fence = '~'.repeat(longest + 1);
  const name = /^[\w+#.-]+$/.test(language) ? language : '';
  return { ...text, markdown: `${fence}${name}\n${code}\n${fence}` };
}

/** What is inside a block of code that was rendered. */
export function insideCode(html: string): string {
  return /<code[^>]*>([^]*)<\/code>/.exec(html)?.[1] ?? '';
}
