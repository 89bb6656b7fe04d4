import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { lessonData } from '../../scripts/compile/player-data.ts';
import { reveal } from '../../scripts/course/obscure.ts';
import type { LessonData, PlayerCourse } from '../../scripts/course/player-course.ts';
import { everyAsked } from '../../scripts/log/asked.ts';
import { parseField } from '../../scripts/state/progress.ts';
import { render } from '../support/render-helper.ts';

const course = (more = '', language = 'en') => `format: 1
id: example
title: Example & more
version: 1.0.0
language: ${language}
publisher: { name: Content ITV, url: 'https://itv.example' }
license: CC BY 4.0
outcomes:
  one: Know *one* thing
  two: Know another
lessons: [intro]
completion: { slides: all, quizzes: passed }
${more}`;

const lesson = `id: intro
title: Introduction
minutes: 4
outcome: one
slides:
  - { id: cover, type: title, body: Welcome. }
  - { id: goals, type: outcomes }
  - { id: before, type: recap, title: Earlier, body: "- Docker" }
  - { id: trucks, type: hook, style: analogy, title: Think of trucks, body: "- A warehouse" }
  - { id: bridge, type: transition, title: Three services, body: ECR }
  - id: ecr
    type: concept
    title: What is ECR?
    what: A repository.
    used_for: "- Store images"
    simply: A hub.
    why: Security.
    remember: It stores.
  - id: plain
    lang: ar
    body: |
      A short beginning.

      And what follows.
    image: { file: media/photo.png, alt: A photo, caption: "Real", credit: CERT }
    video: { file: media/clip.mp4, captions: { en: media/clip.en.vtt }, transcript: Said. }
    audio: { file: media/tone.mp3, label: A tone, transcript: Heard. }
  - { id: end, type: summary, title: Summary, body: "1. ECR" }
  - { id: padlock, type: true-false, stem: Is it honest?, answer: false, feedback: No proof. }
  - id: check
    type: quiz
    title: Quiz
    pass_mark: 70%
    attempts: 3
    reveal: after_each
    questions:
      - id: avoid
        outcome: two
        stem: What does \`Fargate\` avoid?
        choices:
          images: Images
          servers: { text: Servers, feedback: Well seen. }
        answer: servers
        feedback: { correct: Yes indeed., incorrect: Not quite. }
      - { id: both, stem: Which?, choices: { x: X, y: Y, z: Z }, answer: [x, y], points: 2 }
  - { id: credit, type: credit }
`;

const files = async (more = '', language = 'en') => {
  const rendered = await render({ 'course.yaml': course(more, language), 'lessons/intro.yaml': lesson });
  expect(rendered.diagnostics).toEqual([]);
  return rendered;
};
const section = (page: string | undefined, id: string) =>
  new RegExp(`<section[^>]*data-slide="${id}"[^]*?</section>`).exec(page ?? '')?.[0] ?? '';

describe('the pages of a course', () => {
  it('are index, style sheet, data, and two files a lesson', async () => {
    const rendered = await files();
    expect(Object.keys(rendered.files)).toEqual([
      'index.html',
      'course.json',
      'css/player.css',
      'lessons/intro.html',
      'lessons/intro.json',
    ]);
  });

  it('allow no script and no style in the page', async () => {
    const rendered = await files();
    for (const path of ['index.html', 'lessons/intro.html']) {
      const page = rendered.files[path] ?? '';
      expect(page).not.toMatch(/\sstyle=|\son[a-z]+=|<style|<script(?![^>]* src=)|javascript:|data:/);
      expect(page).not.toContain('undefined');
      expect(page).not.toContain('[object');
    }
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(
      rendered.files['index.html'] ?? '',
    )?.[1];
    expect(policy?.replaceAll('&#x27;', "'")).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; " +
        "connect-src 'self'; base-uri 'none'; form-action 'none'",
    );
  });

  it('let pictures and media of named hosts in, and nothing else of them', async () => {
    const page = (await files('allow_hosts: [map.example]')).files['index.html'];
    expect(page).toContain('img-src &#x27;self&#x27; https://map.example; media-src');
    expect(page).not.toContain('script-src &#x27;self&#x27; https');
  });

  it('have every id once', async () => {
    const { files: pages } = await files();
    const ids = [pages['index.html'], pages['lessons/intro.html']].flatMap((page) =>
      [...(page ?? '').matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('weigh at most 10 KB of style', async () => {
    expect(gzipSync((await files()).files['css/player.css'] ?? '', { level: 9 }).length).toBeLessThanOrEqual(
      10_240,
    );
  });

  it('are read from right to left throughout in Arabic', async () => {
    const rendered = await files('', 'ar');
    expect(rendered.files['index.html']).toContain('<html lang="ar" dir="rtl">');
    expect(rendered.files['index.html']).toContain('القائمة');
    expect(rendered.files['css/player.css']).not.toMatch(
      /(?:margin|padding|border)-(?:left|right)|(?<![-\w])(?:left|right|text-align: (?:left|right)):/,
    );
  });
});

describe('the slides', () => {
  it.each([
    [
      'cover',
      /Example &amp; more<\/h1>[^]*Welcome\.[^]*10 slides, 1 quiz, about 4 minutes[^]*See every slide\. Pass the quiz with <span[^>]*>70%<\/span>\./,
    ],
    ['goals', /What you will learn<\/h1>[^]*<li>Know <em>one<\/em> thing<\/li>\s*<\/ol>/],
    ['before', /class="label">Recap<[^]*Earlier<\/h1>[^]*<li>Docker/],
    ['trucks', /class="label">Analogy<[^]*Think of trucks/],
    [
      'ecr',
      /Concept<[^]*What it is<[^]*It is used to<[^]*In simple words<[^]*Why it is needed<[^]*Remember<[^]*It stores\./,
    ],
    ['plain', /class="visually-hidden" id="slide-plain-title"[^]*Introduction<\/h1>[^]*with-lead/],
    ['credit', /By Content ITV<\/h1>[^]*CC BY 4\.0/],
  ])('of type %s show what they are for', async (id, pattern) => {
    expect(section((await files()).files['lessons/intro.html'], id)).toMatch(pattern);
  });

  it('say their language and direction where it is another', async () => {
    const { files: pages } = await files();
    expect(section(pages['lessons/intro.html'], 'plain')).toContain('lang="ar" dir="rtl"');
    expect(section(pages['lessons/intro.html'], 'cover')).not.toContain('lang=');
  });

  it('show media with all that stands for them', async () => {
    const page = section((await files()).files['lessons/intro.html'], 'plain');
    expect(page).toMatch(
      /<img src="media\/photo\.png" alt="A photo" width="\d+" height="\d+" loading="lazy"/,
    );
    expect(page).toMatch(/<figcaption>Real <span class="credit">Picture: CERT/);
    expect(page).toContain(
      '<track kind="captions" srclang="en" label="English" src="media/clip.en.vtt" default>',
    );
    expect(page).toMatch(/<audio[^>]*src="media\/tone\.mp3" aria-label="A tone"/);
    expect(page.match(/<summary>Transcript<\/summary>/g)).toHaveLength(2);
  });

  it('bear the player’s own words for true and false', async () => {
    const page = section((await files()).files['lessons/intro.html'], 'padlock');
    expect(
      [...page.matchAll(/choice-text"><span class="part-text">([^<]*)</g)].map(([, text]) => text),
    ).toEqual(['True', 'False']);
  });

  it('make radio buttons of one answer and check boxes of several', async () => {
    const page = section((await files()).files['lessons/intro.html'], 'check');
    expect(page.match(/type="radio" name="check\.avoid"/g)).toHaveLength(2);
    expect(page.match(/type="checkbox" name="check\.both"/g)).toHaveLength(3);
  });

  it('keep answers and feedback out of the page', async () => {
    const { files: pages } = await files();
    for (const secret of ['Yes indeed', 'Not quite', 'Well seen', 'No proof'])
      for (const page of Object.values(pages)) expect(page).not.toContain(secret);
  });
});

describe('the player’s data', () => {
  it('tell the course without what is asked', async () => {
    const data = JSON.parse((await files()).files['course.json'] ?? '') as PlayerCourse;
    expect(data).toMatchObject({
      format: 1,
      title: 'Example & more',
      publisher: 'Content ITV',
      modules: {
        tracker: 'js/tracker-scorm12.js',
        quiz: 'js/quiz.js',
        questions: { choice: 'js/question-choice.js', 'true-false': 'js/question-true-false.js' },
      },
      outcomes: { one: 'Know one thing', two: 'Know another' },
      interactions: ['padlock', 'check.avoid', 'check.both'],
      completion: { slides: 1, quizzes: 'passed' },
    });
    expect(data.words['next']).toBe('Next');
    expect(data.builds.map(([length]) => length)).toEqual([data.fields.length]);
    const [{ slides, page, data: path } = { slides: [], page: '', data: '' }] = data.lessons;
    expect([page, path]).toEqual(['lessons/intro.html', 'lessons/intro.json']);
    expect(slides.map(({ title }) => title)).toEqual([
      'Example & more',
      'What you will learn',
      'Earlier',
      'Think of trucks',
      'Three services',
      'What is ECR?',
      'Introduction',
      'Summary',
      'Is it honest?',
      'Quiz',
      'Credit',
    ]);
    const quiz = slides[9];
    expect(quiz).toMatchObject({
      counts: true,
      quiz: { passMark: 0.7, attempts: 3, points: 3, counts: true },
    });
    expect(slides.filter(({ counts }) => !counts).map(({ id }) => id)).toEqual(['cover', 'credit']);
    const fields = data.fields.map(parseField);
    expect(fields[quiz?.field ?? -1]).toEqual({ kind: 'quiz' });
    const asked = quiz?.quiz ? everyAsked(quiz.quiz) : [];
    expect(asked.map(({ id }) => id)).toEqual(['avoid', 'both']);
    for (const { field } of asked) expect(fields[field]).toMatchObject({ kind: 'answer', quiz: quiz?.field });
    expect(fields[slides[8]?.field ?? -1]).toMatchObject({ kind: 'practice' });
  });

  it('keep keys and feedback behind a curtain', async () => {
    const { files: pages } = await files();
    const { v, d } = JSON.parse(pages['lessons/intro.json'] ?? '') as { v: number; d: string };
    expect(v).toBe(1);
    const data = JSON.parse(reveal(d, 'example')) as LessonData;
    expect(data.questions['check.avoid']).toMatchObject({
      type: 'choice',
      index: 1,
      points: 1,
      outcomes: ['two'],
      key: { multiple: false, parts: ['images', 'servers'], answer: ['servers'] },
      feedback: { correct: '<p>Yes indeed.</p>\n', incorrect: '<p>Not quite.</p>\n' },
      parts: { servers: '<p>Well seen.</p>\n' },
    });
    expect(data.questions['padlock']).toMatchObject({ index: 0, feedback: { always: '<p>No proof.</p>\n' } });
  });

  it('have nothing for a lesson that asks nothing', async () => {
    const { files: pages, plan } = await render();
    expect(pages['lessons/intro.json']).toBeUndefined();
    expect(JSON.parse(pages['course.json'] ?? '')).toMatchObject({ modules: { quiz: null, questions: {} } });
    const [intro] = plan?.course.lessons ?? [];
    if (!plan || !intro) throw new Error('no lesson');
    const text = { inline: String, blocks: String, plain: String };
    const words = { language: 'en', page: {}, player: {} };
    expect(lessonData(plan, intro, { text, words })).toBeUndefined();
  });
});
