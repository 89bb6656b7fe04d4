import { buildCourse, type BuiltCourse } from '../../scripts/compile/build.ts';
import { diskFs } from '../../scripts/compile/disk.ts';
import type { QuestionAuthor } from '../../scripts/questions/author.ts';
import { reportOn } from '../../scripts/report/report.ts';
import { memoryFs } from '../support/memory-fs.ts';

export const question = (id: string, more = '') =>
  `      - { id: ${id}, stem: What is it?, choices: { a: Right, b: Wrong }, answer: a${more} }`;

/** A lesson with a text and a quiz. */
export const lesson = (quiz = '', questions = [question('q1'), question('q2')], before = '') => `id: intro
title: Introduction
slides:
  - id: welcome
    title: Welcome
    body: Hello.
${before}  - id: check
    type: quiz
    title: Check
    pass_mark: 60%
${quiz}    questions:
${questions.join('\n')}
`;

export const courseFile = (more = '') =>
  `format: 1\nid: example\ntitle: Example\nversion: 1.0.0\nlanguage: en\nlessons: [intro]\n${more === '' || !more.includes('completion') ? 'completion: { slides: all, quizzes: passed }\n' : ''}${more}`;

/** Builds a course in memory; throws where it has errors. */
export async function built(
  files: Record<string, string> = {},
  questionTypes?: readonly QuestionAuthor[],
): Promise<BuiltCourse> {
  const sources = { 'course.yaml': courseFile(), 'lessons/intro.yaml': lesson(), ...files };
  const { value, diagnostics } = await buildCourse(memoryFs(sources), {
    assets: diskFs('.'),
    frozen: false,
    ...(questionTypes ? { questionTypes } : {}),
  });
  if (!value) throw new Error(diagnostics.map(({ name, message }) => `${name}: ${message}`).join('\n'));
  return value;
}

/** What a class shows of a course. */
export const reportOf = async (...course: Parameters<typeof built>) => reportOn(await built(...course), []);
