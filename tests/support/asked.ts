import { diskFs } from '../../scripts/compile/disk.ts';
import { loadWords } from '../../scripts/compile/load-words.ts';
import { say } from '../../scripts/compile/words.ts';
import type { Text } from '../../scripts/course/course.ts';
import type { KeyRenderer, ViewRenderer } from '../../scripts/questions/author.ts';
import { questionTypes } from '../../scripts/questions/list.ts';
import { findingsOf, load, short } from './load-helper.ts';
import { memoryFs } from './memory-fs.ts';

const assets = diskFs(new URL('../..', import.meta.url).pathname);

/** A renderer that leaves Markdown as it is, with the player's words in a language. */
export async function keyRenderer(language = 'en'): Promise<KeyRenderer> {
  const { value: words } = await loadWords(assets, memoryFs({}), language, undefined);
  if (!words) throw new Error(`no words in ${language}`);
  return {
    inline: ({ markdown }: Text) => markdown,
    blocks: ({ markdown }: Text) => markdown,
    plain: ({ markdown }: Text) => markdown,
    say: (key, values) => say(words, key, values),
  };
}

/** The same for a template's view: a part is its text, and there is no picture. */
export async function viewRenderer(image: ViewRenderer['image'] = null): Promise<ViewRenderer> {
  return {
    ...(await keyRenderer()),
    part: ({ text }) => ({ html: text?.markdown ?? null, image: null, audio: null }),
    blanks: ({ markdown }) => markdown,
    image,
  };
}

/** A lesson whose quiz asks one question, `q`. `lines`: its keys without `id`; they begin in line 8, column 9. */
export const quizOf = (lines: string): string =>
  `id: intro\ntitle: A\nslides:\n  - id: check\n    type: quiz\n    title: A\n    questions:\n      - id: q\n${lines.replace(/^/gm, '        ')}\n`;

/** A lesson with one question among the slides, `q`; its keys begin in line 5, column 5. */
export const practiceOf = (lines: string): string =>
  `id: intro\ntitle: A\nslides:\n  - id: q\n${lines.replace(/^/gm, '    ')}\n`;

/** Reads a question without a finding, and makes its key. */
export async function read(lines: string, language?: string) {
  const { value, diagnostics } = await load({ 'lessons/intro.yaml': quizOf(lines) });
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics, null, 2));
  const [entry] = value?.lessons[0]?.slides[0]?.quiz?.entries ?? [];
  const question = entry && 'question' in entry ? entry.question : undefined;
  const author = questionTypes.find(({ type }) => type === question?.type);
  if (!question || !author) throw new Error('no question was read');
  const { fields } = question;
  return { author, question, fields, key: author.key(fields, await keyRenderer(language)) };
}

/** What is found wrong with a question in a quiz, as `name line:column`. */
export async function found(lines: string): Promise<string[]> {
  const diagnostics = await findingsOf({ 'lessons/intro.yaml': quizOf(lines) });
  return diagnostics.map((each) => short(each).replace('lessons/intro.yaml:', ''));
}
