import type { Question, Text } from '../../scripts/course/course.ts';
import type { QuestionAuthor, ViewRenderer } from '../../scripts/questions/author.ts';
import { questionTypes } from '../../scripts/questions/list.ts';
import { renderBlanks } from '../../scripts/compile/blanks.ts';
import { load, short } from './load-helper.ts';

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

export interface ReadQuestion {
  question: Question | undefined;
  author: QuestionAuthor;
  fields: unknown;
  /** As the player gets it. */
  key: unknown;
}

/** A lesson with one quiz that asks one question; its keys but `id` and `stem` are given, as an author writes them. */
export const lessonWith = (lines: string): string =>
  `id: intro\ntitle: A\nslides:\n  - id: check\n    type: quiz\n    title: A\n    questions:\n      - id: q\n        stem: S\n${lines.trimEnd().replace(/^(?=.)/gm, '        ')}\n`;

/** Lines of a lesson above the question's own keys. */
const above = 9;

/** Reads a question; throws with what was found where it is not well. */
export async function readQuestion(lines: string): Promise<ReadQuestion> {
  const { value, diagnostics } = await load({ 'lessons/intro.yaml': lessonWith(lines) });
  if (diagnostics.length > 0)
    throw new Error(diagnostics.map((each) => `${short(each)} ${each.message}`).join('\n'));
  const entry = value?.lessons[0]?.slides[0]?.quiz?.entries[0];
  const question = entry && 'question' in entry ? entry.question : undefined;
  const author = questionTypes.find(({ type }) => type === question?.type);
  if (!question || !author) throw new Error('no question was read');
  const { fields } = question;
  return { question, author, fields, key: author.key(fields, renderer) };
}

/** What is found about a question, as `name line:column`, lines counted from its first own key. */
export async function findingsAbout(lines: string): Promise<string[]> {
  const { diagnostics } = await load({ 'lessons/intro.yaml': lessonWith(lines) });
  return diagnostics.map(({ name, place }) => `${name} ${place.line - above}:${place.column - 8}`);
}
