import { renderBlanks } from '../../scripts/compile/blanks.ts';
import type { Text } from '../../scripts/course/course.ts';
import type { ViewRenderer } from '../../scripts/questions/author.ts';
import { found, quizOf, read } from './asked.ts';

/** Texts as they would be rendered, in a form that a test can read. */
const texts = {
  inline: ({ markdown }: Text) => `<i>${markdown}</i>`,
  blocks: ({ markdown }: Text) => `<p>${markdown.trim()}</p>`,
  plain: ({ markdown }: Text) => markdown.trim(),
};

export const renderer: ViewRenderer = {
  ...texts,
  part: ({ text }) => ({ html: text ? texts.inline(text) : null, image: null, audio: null }),
  image: null,
  say: (key, values = {}) => [key, ...Object.values(values)].join(' '),
  blanks: (text, ids, make) => renderBlanks(text, ids, make, texts),
};

const withStem = (lines: string) => `stem: S\n${lines.trimEnd()}`;

/** A lesson whose quiz asks one question; its keys but `id` and `stem` are given, as an author writes them. */
export const lessonWith = (lines: string): string => quizOf(withStem(lines));

/** Reads a question without a finding, and makes its key. */
export const readQuestion = (lines: string) => read(withStem(lines));

/** What is found about a question, as `name line:column`, lines and columns counted from its first own key. */
export async function findingsAbout(lines: string): Promise<string[]> {
  const [above, before] = [9, 8];
  return (await found(withStem(lines))).map((each) =>
    each.replace(/(\d+):(\d+)$/, (_, line, column) => `${Number(line) - above}:${Number(column) - before}`),
  );
}
