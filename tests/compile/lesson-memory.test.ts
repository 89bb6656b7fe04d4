import { expect, it } from 'vitest';
import { buildCourse } from '../../scripts/compile/build.ts';
import type { FileEntry } from '../../scripts/compile/files.ts';
import { createLessonMemory, type LessonMemory } from '../../scripts/compile/lesson-memory.ts';
import { baseFiles } from '../support/load-helper.ts';
import { memoryFs } from '../support/memory-fs.ts';
import { assets } from '../support/render-helper.ts';

type Files = Record<string, string | Uint8Array | undefined>;

const course = (more = '', lessons = 'a, b, c') =>
  `format: 1\nid: example\ntitle: Example\nversion: 1.0.0\nlanguage: en\noutcomes: { know: Know it }\nlessons: [${lessons}]\n${more}`;
const lesson = (id: string, slides: string, more = '') =>
  `id: ${id}\ntitle: Lesson ${id}\n${more}slides:\n${slides}`;
const text = (id: string, body: string) => `  - id: ${id}\n    title: Slide ${id}\n    body: "${body}"\n`;
const note = (id: string) => text(id, 'A note[^1]\\n\\n[^1]: of mine');
const quiz = (id: string) =>
  `  - id: ${id}\n    type: quiz\n    title: Quiz\n    pass_mark: 50%\n    questions:\n` +
  `      - { id: ${id}_one, stem: Which?, choices: { x: X, y: Y }, answer: x }\n      - draw: { bank: pool, count: 1 }\n`;
const bank = (ids: string[]) =>
  `id: pool\nquestions:\n${ids.map((id) => `  - { id: ${id}, stem: Is it ${id}?, choices: { x: X, y: Y }, answer: y }\n`).join('')}`;

const start: Files = {
  ...baseFiles,
  'lessons/intro.yaml': undefined,
  'course.yaml': course(),
  'lessons/a.yaml': lesson('a', `  - { id: opening, type: title }\n${note('a_note')}`),
  'lessons/b.yaml': lesson('b', text('b_one', 'See ![A photo](media/photo.png)') + note('b_note')),
  'lessons/c.yaml': lesson('c', `  - { id: aims, type: outcomes }\n${note('c_note')}${quiz('c_quiz')}`),
  'banks/pool.yaml': bank(['p', 'q']),
};
const photo = baseFiles['media/photo.png'] ?? new Uint8Array();
/** The same picture, twice as wide (the PNG's width stands at byte 16). */
const wide = photo.slice();
new DataView(wide.buffer).setUint32(16, new DataView(photo.buffer).getUint32(16) * 2);

/** What is done to the course, one after the other, and which lessons have to be made anew for it. */
const edits: [what: string, files: Files, anew: string][] = [
  ['a word', { 'lessons/b.yaml': lesson('b', text('b_one', 'A word') + note('b_note')) }, 'b'],
  ['nothing', {}, ''],
  ['back again', { 'lessons/b.yaml': start['lessons/b.yaml'] }, 'b'],
  ['another picture of the same name', { 'media/photo.png': wide }, 'b'],
  ['fewer footnotes before', { 'lessons/a.yaml': lesson('a', '  - { id: opening, type: title }\n') }, 'abc'],
  ['a note again', { 'lessons/a.yaml': start['lessons/a.yaml'] }, 'abc'],
  ['lessons the other way round', { 'course.yaml': course('', 'c, b, a') }, 'abc'],
  ['their order again', { 'course.yaml': course() }, 'abc'],
  ['a link to a slide that is missing', { 'lessons/b.yaml': lesson('b', text('b_one', '[x](#new)')) }, 'b'],
  ['the slide', { 'lessons/a.yaml': lesson('a', note('new')) }, 'abc'],
  ['a question of the bank', { 'banks/pool.yaml': bank(['p', 'q', 'r']) }, 'c'],
  ['a key', { 'banks/pool.yaml': bank(['p', 'q', 'r']).replace('answer: y', 'answer: x') }, 'c'],
  ['an outcome', { 'course.yaml': course().replace('Know it', 'Know all') }, 'abc'],
  ['the outcome as it was', { 'course.yaml': course() }, 'abc'],
  ['a default', { 'course.yaml': course('defaults: { quiz: { attempts: 2 } }\n') }, 'c'],
  ['code in an unknown language', { 'lessons/b.yaml': lesson('b', text('b_one', '```odd\\nx\\n```')) }, 'b'],
  ['the player’s words', { 'templates/strings/en.yaml': 'page: { question: Task }\n' }, 'abc'],
  ['a template', { 'templates/slides/text.hbs': '{{> parts/head}}{{> parts/body}}<hr>' }, 'abc'],
  ['a template with a mistake', { 'templates/slides/quiz.hbs': '{{nothing}}' }, 'abc'],
  ['without it', { 'templates/slides/quiz.hbs': undefined }, 'abc'],
];

const filesOf = (files: Files) =>
  memoryFs(
    Object.fromEntries(
      Object.entries(files).flatMap(([path, content]) => (content === undefined ? [] : [[path, content]])),
    ),
  );

async function built(files: Files, memory?: LessonMemory) {
  const { value, diagnostics } = await buildCourse(filesOf(files), {
    assets,
    frozen: false,
    ...(memory ? { memory } : {}),
  });
  return { files: value?.packages[0]?.files, diagnostics };
}

const textsOf = (files: readonly FileEntry[] | undefined) =>
  files?.map((file) => [file.path, 'bytes' in file ? new TextDecoder().decode(file.bytes) : file]);

const lessonsIn = (files: readonly FileEntry[] = []) =>
  new Map(
    files.flatMap((file) => ('bytes' in file && /^lessons\//.test(file.path) ? [[file.path, file]] : [])),
  );

it('a build that goes on from the one before gives the same as one from nothing, and makes anew only what it must', async () => {
  const memory = createLessonMemory();
  let files = start;
  let before = lessonsIn((await built(files, memory)).files);
  for (const [what, edit, anew] of edits) {
    files = { ...files, ...edit };
    const [warm, cold] = [await built(files, memory), await built(files)];
    expect([what, warm.diagnostics]).toEqual([what, cold.diagnostics]);
    expect([what, textsOf(warm.files)]).toEqual([what, textsOf(cold.files)]);
    if (!warm.files) continue;
    const after = lessonsIn(warm.files);
    const made = ['a', 'b', 'c'].filter(
      (id) => after.get(`lessons/${id}.html`) !== before.get(`lessons/${id}.html`),
    );
    expect([what, made.join('')]).toEqual([what, anew]);
    before = after;
  }
});
