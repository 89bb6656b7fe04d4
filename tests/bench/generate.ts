// Courses of any size for measuring, always the same for the same size.
import { ftruncateSync, mkdirSync, openSync, closeSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface CourseSize {
  lessons: number;
  /** In each lesson; the last one is a quiz. */
  slides: number;
  /** In each quiz. */
  questions: number;
}

/** The bars' big course: 50 lessons of 12 slides (one of them a quiz) with 200 questions in all. */
export const bigCourse: CourseSize = { lessons: 50, slides: 12, questions: 4 };

const words =
  'a container starts from an image and runs until its work is done while the service keeps watch over memory time and cost'.split(
    ' ',
  );

/** Text of a number of words, picked by a fixed rule. */
const sentence = (seed: number, count: number): string => {
  const picked = Array.from(
    { length: count },
    (_, index) => words[(seed * 7 + index * 5 + (index >> 2)) % words.length],
  );
  const text = picked.join(' ');
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
};

const body = (seed: number) => `      ${sentence(seed, 28)}

      - **${sentence(seed + 1, 6)}**
      - ${sentence(seed + 2, 8)}
      - \`${words[seed % words.length] ?? ''}\` ${sentence(seed + 3, 5)}

      ${sentence(seed + 4, 40)}
`;

const slide = (lesson: number, index: number) => `  - id: l${lesson}_s${index}
    title: ${sentence(lesson * 31 + index, 5)}
    body: |
${body(lesson * 31 + index)}`;

const question = (lesson: number, index: number) => {
  const several = index % 4 === 3;
  return `      - id: l${lesson}_q${index}
        outcome: outcome_${lesson % 5}
        stem: ${sentence(lesson * 13 + index, 9).replace('.', '?')}
        choices:
          first: ${sentence(index, 4)}
          second: ${sentence(index + 1, 5)}
          third: ${sentence(index + 2, 6)}
          fourth: ${sentence(index + 3, 7)}
        answer: ${several ? '[first, third]' : 'second'}
        feedback: ${sentence(lesson + index, 10)}
`;
};

const quiz = (lesson: number, questions: number) => `  - id: l${lesson}_quiz
    type: quiz
    title: Quiz ${lesson}
    pass_mark: 60%
    questions:
${Array.from({ length: questions }, (_, index) => question(lesson, index)).join('')}`;

/** Writes a course into a folder, which should be named like the course's id. */
export function generateCourse(folder: string, id: string, { lessons, slides, questions }: CourseSize): void {
  mkdirSync(join(folder, 'lessons'), { recursive: true });
  const all = Array.from({ length: lessons }, (_, index) => index + 1);
  const outcomes = Array.from(
    { length: 5 },
    (_, index) => `  outcome_${index}: ${sentence(index, 7)}\n`,
  ).join('');
  writeFileSync(
    join(folder, 'course.yaml'),
    `format: 1\nid: ${id}\ntitle: A course of ${lessons} lessons\nversion: 1.0.0\nlanguage: en\noutcomes:\n${outcomes}` +
      `lessons: [${all.map((lesson) => `lesson_${lesson}`).join(', ')}]\ncompletion: { slides: all, quizzes: passed }\n`,
  );
  for (const lesson of all) {
    const plain = Array.from({ length: slides - 1 }, (_, index) => slide(lesson, index)).join('');
    writeFileSync(
      join(folder, `lessons/lesson-${lesson}.yaml`),
      `id: lesson_${lesson}\ntitle: Lesson ${lesson}\nminutes: 6\nslides:\n${plain}${quiz(lesson, questions)}`,
    );
  }
}

/** Writes a course with one quiz that draws many times from one bank: by tag, and from all of it. */
export function generateBank(folder: string, id: string, questions: number, draws: number): void {
  mkdirSync(join(folder, 'lessons'), { recursive: true });
  mkdirSync(join(folder, 'banks'), { recursive: true });
  writeFileSync(
    join(folder, 'course.yaml'),
    `format: 1\nid: ${id}\ntitle: An exam\nversion: 1.0.0\nlanguage: en\nlessons: [exam]\n`,
  );
  const asked = Array.from(
    { length: questions },
    (_, index) => `  - id: q${index}
    tags: [t${index % draws}]
    stem: ${sentence(index * 13, 9).replace('.', '?')}
    choices: { first: ${sentence(index, 4)}, second: ${sentence(index + 1, 5)}, third: ${sentence(index + 2, 6)} }
    answer: ${['first', 'second', 'third'][index % 3] ?? ''}
`,
  );
  writeFileSync(join(folder, 'banks/pool.yaml'), `id: pool\nquestions:\n${asked.join('')}`);
  const entries = Array.from({ length: draws }, (_, index) =>
    index % 2 === 0 ? `{ bank: pool, count: 5, tags: t${index} }` : '{ bank: pool, count: 10 }',
  );
  writeFileSync(
    join(folder, 'lessons/exam.yaml'),
    `id: exam\ntitle: Exam\nslides:\n  - id: final\n    type: quiz\n    title: Final\n    pass_mark: 60%\n    questions:\n${entries
      .map((entry) => `      - draw: ${entry}\n`)
      .join('')}`,
  );
}

/** Writes a course with one film of a size, or none; the disk holds no block of it. */
export function generateFilm(folder: string, id: string, bytes: number): void {
  mkdirSync(join(folder, 'lessons'), { recursive: true });
  mkdirSync(join(folder, 'media'), { recursive: true });
  writeFileSync(
    join(folder, 'course.yaml'),
    `format: 1\nid: ${id}\ntitle: A film\nversion: 1.0.0\nlanguage: en\nlessons: [film]\n`,
  );
  const video = bytes > 0 ? '    video: { file: media/film.mp4, captions: { en: media/film.en.vtt } }\n' : '';
  writeFileSync(
    join(folder, 'lessons/film.yaml'),
    `id: film\ntitle: A film\nslides:\n  - id: film_slide\n    title: See\n${video}`,
  );
  if (bytes === 0) return;
  writeFileSync(join(folder, 'media/film.en.vtt'), 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello.\n');
  const file = openSync(join(folder, 'media/film.mp4'), 'w');
  ftruncateSync(file, bytes);
  closeSync(file);
}
