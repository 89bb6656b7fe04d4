import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { courseIn, coursewright, newFolder, runProcess } from '../support/cli.ts';

const courseFile =
  'format: 1\nid: example\ntitle: Example\nversion: 1.0.0\nlanguage: en\nlessons: [intro]\ncompletion: { slides: all, quizzes: passed }\n';
const lesson = `id: intro
title: Introduction
slides:
  - id: welcome
    title: Welcome
    body: Hello.
  - id: more
    title: More
    body: More.
  - id: check
    type: quiz
    title: Check
    pass_mark: 60%
    attempts: 2
    questions:
      - { id: q1, stem: One?, choices: { a: A, b: B }, answer: a }
      - { id: q2, stem: Two?, choices: { a: A, b: B }, answer: a }
  - id: exam
    type: quiz
    title: Exam
    pass_mark: 60%
    attempts: 2
    questions:
      - { id: e1, stem: One?, choices: { a: A, b: B }, answer: a }
`;
type Learner = { who: string; severity: string; effects: { what: string }[]; before: object; after: object };
interface Report {
  changes: { what: string; weight: string; place?: string }[];
  learners: Learner[];
  severity: string;
  step: string;
  advice: string;
  lms: string[];
}

/** A course in git, as its last commit has it, with an edit that is not committed. */
async function edited(edit: (text: string) => string, of = 'lessons/intro.yaml') {
  const course = await courseIn(await newFolder(), {
    'course.yaml': courseFile,
    'lessons/intro.yaml': lesson,
  });
  await coursewright(['build', '-q'], { cwd: course });
  for (const args of [
    ['init', '-q'],
    ['add', '.'],
    ['-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '-qm', 'One'],
  ])
    expect(await runProcess('git', args, { cwd: course })).toMatchObject({ status: 0 });
  const file = join(course, of);
  await writeFile(file, edit(await readFile(file, 'utf8')));
  return course;
}

async function diff(edit: (text: string) => string, of?: string) {
  const cwd = await edited(edit, of);
  const { status, out, err } = await coursewright(['diff', '--json', '--exit-code'], { cwd });
  expect(err).toBe('');
  return { status, report: JSON.parse(out) as Report };
}
const effectsOn = (who: string, { learners }: Report) =>
  learners.find((each) => each.who === who)?.effects.map(({ what }) => what);

const middle = 'in the middle of every quiz';

describe('what coursewright diff says of an edit', () => {
  test.each([
    [
      'a typo mended',
      (text: string) => text.replace('Hello.', 'Hallo.'),
      0,
      'patch',
      'safe',
      'slide welcome ("Welcome") reads otherwise',
    ],
    [
      'a slide renamed with was',
      (text: string) => text.replace('id: more', 'id: further\n    was: more'),
      0,
      'patch',
      'safe',
      'more is called further now',
    ],
    [
      'a slide under a new id',
      (text: string) => text.replace('id: more', 'id: further'),
      3,
      'major',
      'replace-knowingly',
      'slide more ("More") is gone; if it is further now, say there `was: more`',
    ],
    [
      'a slide added',
      (text: string) =>
        text.replace('  - id: more', '  - id: new\n    title: New\n    body: New.\n  - id: more'),
      0,
      'minor',
      'safe',
      'slide new ("New") is new',
    ],
    [
      'a slide removed',
      (text: string) => text.replace(/ {2}- id: more[^]*?(?= {2}- id: check)/, ''),
      0,
      'minor',
      'safe',
      'slide more ("More") is gone',
    ],
    [
      'a choice added',
      (text: string) => text.replace('b: B }', 'b: B, c: C }'),
      3,
      'major',
      'replace-knowingly',
      'question check.q1 is another one now (its key, its choices or its kind changed)',
    ],
    [
      'a stem mended',
      (text: string) => text.replace('Two?', 'Two or three?'),
      0,
      'patch',
      'safe',
      'question check.q2 reads otherwise',
    ],
    [
      'a question added',
      (text: string) =>
        text.replace(
          '      - { id: q2',
          '      - { id: q3, stem: Three?, choices: { a: A, b: B }, answer: a }\n      - { id: q2',
        ),
      0,
      'minor',
      'safe',
      'question check.q3 is new',
    ],
    [
      'a question moved',
      (text: string) =>
        text.replace(/ *- \{ id: q2.*\n/, '') +
        '      - { id: q2, was: check.q2, stem: Two?, choices: { a: A, b: B }, answer: a }\n',
      0,
      'minor',
      'safe',
      'question check.q2 moved to exam.q2',
    ],
    [
      'a pass mark raised',
      (text: string) => text.replace('60%', '90%'),
      0,
      'minor',
      'safe',
      'check: pass_mark was 60% and is 90%',
    ],
    [
      'a quiz removed',
      (text: string) => text.replace(/ {2}- id: exam[^]*/, ''),
      4,
      'major',
      'new-activity',
      'quiz exam ("Exam") is gone',
    ],
  ])('%s', async (_, edit, status, step, advice, what) => {
    const found = await diff(edit);
    expect(found).toMatchObject({ status, report: { step, advice } });
    expect(found.report.changes.map((change) => change.what)).toContain(what);
  });

  test('in a page for a reviewer, with old and new side by side', async () => {
    const cwd = await edited((text) =>
      text.replace('Hello.', 'Hallo 1 < 2 & more.').replace('One?', 'Eins?'),
    );
    expect((await coursewright(['diff', '--html', 'review/page.html'], { cwd })).status).toBe(0);
    const page = await readFile(join(cwd, 'review/page.html'), 'utf8');
    expect(page).toContain('<p class="line"><del>Hello.</del></p>');
    expect(page).toContain('<p class="line"><ins>Hallo 1 &lt; 2 &amp; more.</ins></p>');
    expect(page).toContain('<del>One?</del>');
    expect(page).toContain('slide welcome (&quot;Welcome&quot;) reads otherwise');
    expect(page).not.toMatch(/<script|src=|href=/);
    // Of the quiz that is as it was, nothing.
    expect(page).not.toContain('>exam<');
  });

  test('in that page the key and the feedback of a question, which no slide shows', async () => {
    const cwd = await edited((text) =>
      text
        .replace('stem: Two?, choices: { a: A, b: B }, answer: a', '$&, feedback: "Since *A* is wrong."')
        .replace(
          'stem: Two?, choices: { a: A, b: B }, answer: a',
          'stem: Two?, choices: { a: A, b: B }, answer: b',
        ),
    );
    await coursewright(['diff', '--html', 'page.html'], { cwd });
    const page = await readFile(join(cwd, 'page.html'), 'utf8');
    expect(page).toContain('<del>Two? Right: A</del>');
    expect(page).toContain('<ins>Two? Right: B</ins>');
    expect(page).toContain('<ins>Since A is wrong.</ins>');
    expect(page).toContain('<p class="line">One? Right: A</p>');
    expect(page).not.toContain('Flag');
  });

  test('nothing of an edit that learners don’t meet', async () => {
    const cwd = await edited((text) => `# A comment.\n${text}`);
    expect(await coursewright(['diff', '--exit-code'], { cwd })).toEqual({
      status: 0,
      signal: null,
      err: '',
      out: 'Nothing that learners meet has changed.\n',
    });
  });

  test('in words, with places', async () => {
    const cwd = await edited((text) => text.replace('Hello.', 'Hallo.'));
    const { out } = await coursewright(['diff'], { cwd });
    expect(out).toContain('Version 1.0.0, still: 1 change, a patch step\n');
    expect(out).toContain('  slide welcome ("Welcome") reads otherwise  lessons/intro.yaml:4\n');
    expect(out).toContain('passed: passed, 4 of 4 slides, score 100 -> passed, 4 of 4 slides, score 100\n');
    expect(out).toContain('  Replace the package in the same activity: everybody goes on where they were.\n');
  });
});

describe('what it says of learners', () => {
  test('who is asked again, and who stays passed', async () => {
    const { report } = await diff((text) => text.replace('answer: a', 'answer: b'));
    expect(effectsOn(middle, report)).toEqual(['one question is asked again in the open attempt: check.q1']);
    expect(effectsOn('passed', report)).toEqual(['stays passed, and need not do anything']);
    expect(effectsOn('failed at every quiz', report)).toEqual([]);
  });

  test('who passes by a lower mark', async () => {
    const { report } = await diff((text) => text.replace(/60%/g, '50%'));
    expect(report.learners.find(({ who }) => who.startsWith('every quiz submitted'))).toMatchObject({
      before: { outcome: 'incomplete' },
      after: { outcome: 'passed' },
      severity: 'keeps',
    });
  });

  test('who has more to see, and where one comes back to', async () => {
    const { report } = await diff((text) =>
      text.replace('id: more\n    title: More', 'id: other\n    title: Other'),
    );
    expect(effectsOn('half done', report)).toEqual([
      'has one more slide to see: other',
      'comes back on welcome, since more is gone',
    ]);
  });

  test('that everything is lost where the lock began anew, or the id is another one', async () => {
    const anew = await diff(
      () => '{"lock":1,"course":"example","fields":[{"slide":"other"}],"builds":[1]}',
      'course.lock.json',
    );
    expect(anew).toMatchObject({ status: 4, report: { severity: 'loses', advice: 'new-activity' } });
    expect(effectsOn('passed', anew.report)?.[0]).toContain('can’t be read'.replace('’', "'"));
    const cwd = await edited((text) => text);
    const other = join(await newFolder(), 'other');
    await rename(cwd, other);
    await writeFile(join(other, 'course.yaml'), courseFile.replace('id: example', 'id: other'));
    await rename(join(other, 'course.lock.json'), join(other, 'old.json'));
    const { status, out } = await coursewright(['diff', '--json', '--exit-code'], { cwd: other });
    const report = JSON.parse(out) as Report;
    expect({ status, advice: report.advice }).toEqual({ status: 4, advice: 'new-activity' });
    expect(report.lms[0]).toContain('deletes every attempt and grade');
    // No word that would gainsay it.
    expect(effectsOn('passed', report)).toEqual(['what was saved is not found: the course begins anew']);
  });
});

describe('what coursewright diff compares', () => {
  test('packages with each other, and with the course', async () => {
    const course = await edited((text) => text.replace('Hello.', 'Hallo.'));
    await rename(join(course, 'dist/example-1.0.0-scorm12.zip'), join(course, 'old.zip'));
    await coursewright(['build', '-q'], { cwd: course });
    for (const names of [['old.zip', 'dist/example-1.0.0-scorm12.zip'], ['old.zip'], ['HEAD', '.']]) {
      const { status, out } = await coursewright(['diff', ...names, '--json'], { cwd: course });
      const { changes } = JSON.parse(out) as Report;
      expect([status, changes.map(({ what }) => what)]).toEqual([
        0,
        ['slide welcome ("Welcome") reads otherwise'],
      ]);
    }
  });

  test.each([['nope'], ['course.yaml'], ['--upload-pack=x', '--']])(
    'nothing that is none: %s',
    async (...names) => {
      const cwd = await edited((text) => text);
      const { status, err } = await coursewright(['diff', ...names.reverse()], { cwd });
      expect(status).toBe(1);
      expect(err).toContain('edition-not-found');
    },
  );

  test('no course with mistakes in it, and names them', async () => {
    const cwd = await edited((text) => text.replace('answer: a', 'answer: x'));
    const { status, err } = await coursewright(['diff'], { cwd });
    expect(status).toBe(1);
    expect(err).toContain('answer-not-a-choice');
  });
});

describe('recorded states', () => {
  /** A learner of the committed course in the middle of its quiz, as the LMS has it and as support reads it. */
  async function recorded(edit: (text: string) => string) {
    const cwd = await edited(edit);
    const seen = { visited: true, done: true, opened: true };
    const json = JSON.stringify({
      course: 'example',
      run: 'AbCdEfGhIj',
      counter: 3,
      bookmark: 'check',
      passed: false,
      completed: false,
      fields: {
        welcome: seen,
        check: { ...seen, done: false, open: true, submitted: 0 },
        'check.q1': { values: [1] },
      },
    });
    await writeFile(join(cwd, 'ann.json'), json);
    const { out, err } = await coursewright(['state', 'encode', json], { cwd });
    expect(err).toBe('');
    await writeFile(join(cwd, 'all.txt'), out + out);
    return { cwd, state: out.trim() };
  }
  const changed = (text: string) => text.replace('answer: a', 'answer: b');

  test('are replayed beside the others, whichever way they are given', async () => {
    const { cwd } = await recorded(changed);
    const args = ['diff', '--json', '--exit-code', '--states', 'ann.json', 'all.txt'];
    const { status, out, err } = await coursewright(args, { cwd });
    expect({ status, err }).toEqual({ status: 3, err: '' });
    const { learners } = JSON.parse(out) as Report;
    expect(learners.slice(-3).map(({ who, effects }) => [who, effects.map(({ what }) => what)])).toEqual(
      ['ann.json', 'all.txt:1', 'all.txt:2'].map((name) => [
        `recorded in ${name}`,
        ['one question is asked again in the open attempt: check.q1'],
      ]),
    );
    expect(learners.at(-1)?.before).toMatchObject({ outcome: 'incomplete', slidesDone: 1 });
  });

  test('are read by the names that a zip had, also where nothing else is known of it', async () => {
    const { cwd } = await recorded((text) =>
      text
        .replace('- id: check', '- id: half\n    was: check')
        .replace('id: q1,', 'id: first, was: q1,')
        .replace('answer: a', 'answer: b'),
    );
    const zip = 'dist/example-1.0.0-scorm12.zip';
    await rename(join(cwd, zip), join(cwd, 'old.zip'));
    await coursewright(['build', '-q'], { cwd });
    // The lock of the course has the new names, and the zips alone have none.
    for (const now of [[], [zip]]) {
      const { out, err } = await coursewright(['diff', 'old.zip', ...now, '--json', '--states', 'ann.json'], {
        cwd,
      });
      expect(err).toBe('');
      expect((JSON.parse(out) as Report).learners.at(-1)).toMatchObject({
        who: 'recorded in ann.json',
        effects: [{ what: 'one question is asked again in the open attempt: half.first' }],
      });
    }
  });

  test('are named where they can’t be read', async () => {
    const { cwd, state } = await recorded(changed);
    await writeFile(join(cwd, 'cut.txt'), `${state}\n${state.slice(0, -3)}\n`);
    await writeFile(join(cwd, 'empty.txt'), '');
    const { status, err } = await coursewright(['diff', '--states', 'cut.txt', 'empty.txt', 'none.txt'], {
      cwd,
    });
    expect(status).toBe(1);
    expect(err).toMatch(
      /cut\.txt:2 [^]*state-unreadable[^]*empty\.txt:1 [^]*none\.txt:1 [^]*states-not-found/,
    );
  });
});
