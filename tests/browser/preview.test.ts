import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { violationsIn } from '../support/axe.ts';
import { until } from '../support/course-window.ts';
import { TestCourse } from '../support/package.ts';
import { PreviewWindow } from '../support/preview.ts';

const paragraphs = Array.from({ length: 60 }, (_, index) => `      Paragraph ${index}.\n\n`).join('');
const lesson = `id: intro
title: Introduction
slides:
  - id: long
    title: A long slide
    body: |
${paragraphs}
  - id: ask
    type: fill-in
    title: Practice
    stem: What is the capital of France?
    accept: [Paris]
  - id: check
    type: quiz
    title: Quiz
    pass_mark: 60%
    questions:
      - { id: sky, stem: What colour has the sky?, choices: { blue: Blue, green: Green }, answer: blue }
      - { id: sea, stem: Where is salt?, choices: { sea: In the sea, lake: In the lake }, answer: sea }
`;

const courseYaml = `format: 1
id: example
title: Example
version: 1.0.0
language: en
lessons: [intro]
completion: { slides: all, quizzes: passed }
`;

const theCourse = () => TestCourse.from('base', { 'course.yaml': courseYaml, 'lessons/intro.yaml': lesson });

test('an edit shows at once, and slide, scroll and answers stay; a mistake lies over the page until it is mended', async () => {
  const course = await theCourse();
  // Any program will do that takes a file.
  const author = await PreviewWindow.open(course, { env: { EDITOR: `"${process.execPath}" --version` } });
  const { page } = author;
  const file = join(course.folder, 'lessons/intro.yaml');
  const save = async (from: string, to: string) => {
    // As editors do: written beside, and put in its place.
    await writeFile(`${file}.new`, (await readFile(file, 'utf8')).replace(from, to));
    await rename(`${file}.new`, file);
  };
  const marker = page.locator('#marker');
  await until(
    'the marker is there',
    async () => (await marker.innerText()) === 'long · lessons/intro.yaml:4',
  );
  await marker.click();
  await author.hear('Opened lessons/intro.yaml:4.');

  await author.find('html').evaluate('scrollTo(0, 700)');
  await author.anew(() => save('Paragraph 20.', 'Paragraph twenty, written anew.'));
  expect(await author.find('[data-slide=long]').innerText()).toContain('written anew');
  await until(
    'the page is where it was',
    async () => (await author.find('html').evaluate('scrollY')) === 700,
  );

  // What is being typed counts as well, though nobody has left the field.
  await author.next();
  await author.find('[data-slide=ask] input').pressSequentially('Pari');
  await author.anew(() => save('the capital of France', 'the capital of all France'));
  expect((await author.look()).slide).toBe('ask');
  expect(await author.find('[data-slide=ask] input').inputValue()).toBe('Pari');

  await author.goByMenu('check');
  await author.next();
  await author.answer('check.sky', 'green');
  await author.anew(() => save('What colour', 'Which colour'));
  const look = await author.look();
  expect([look.slide, look.screen, look.questions]).toEqual(['check', 'questions', ['check.sky']]);
  expect(await author.answerOf('check.sky')).toEqual(['green']);

  // The page below goes on where it is; each mistake has its line.
  await author.find('html').evaluate('window.former = true');
  await save('pass_mark: 60%', 'pass_mrak: 60%\n    tilte: B');
  const overlay = page.locator('#overlay');
  await overlay.waitFor();
  const told = await overlay.innerText();
  expect(told).toContain('pass_mrak: 60%');
  expect(told).toMatch(/lessons\/intro\.yaml:\d+:5/);
  expect(told).toContain('tilte');
  await author.hear('can’t be built: 3 errors');
  expect(await author.find('html').evaluate('window.former')).toBe(true);
  await author.anew(() => save('pass_mrak: 60%\n    tilte: B', 'pass_mark: 60%'));
  await overlay.waitFor({ state: 'hidden' });
  expect((await author.look()).slide).toBe('check');
  // Nothing but the author writes into the course.
  await expect(course.read('course.lock.json')).rejects.toThrow('ENOENT');
});

test('the controls: what the LMS would do, show and lose', async () => {
  const author = await PreviewWindow.open(await theCourse(), {
    allowed: { requests: /\/(run|commit)\//, console: /received when fetching the script/ },
  });
  const { page } = author;
  const slideIs = (id: string) => author.see(id, ({ slide }) => slide === id);

  await author.choose('Slide', 'check');
  await slideIs('check');
  await author.anew(() => author.control('Relaunch'));
  expect((await author.look()).slide).toBe('check');
  expect(await author.reads('Gradebook', 'Grade')).toMatch(/Grade\s+none[^]*Status\s+incomplete/);
  expect(await author.reads('Values', 'cmi.suspend_data')).toContain('cmi.core.lesson_location');
  // Who reads a table with the keyboard stays in it while the course goes on.
  const table = page.getByRole('region', { name: 'Values by element' });
  await table.focus();
  await page.evaluate('API.LMSSetValue("cmi.comments", "A note")');
  await until('the table has it', async () => (await table.innerText()).includes('A note'));
  expect(await table.evaluate((box) => box.matches(':focus'))).toBe(true);
  expect(await author.reads('Calls', 'LMSInitialize')).toMatch(/LMSCommit\(""\)\s+true\s+\d+ ms/);
  expect(await author.reads('State', 'of 4096 characters')).toContain('"bookmark": "check"');

  await author.anew(() => author.control('Answer everything wrong'));
  await author.hear('answered wrong');
  const wrong = await author.reads('Gradebook', 'check.sky');
  expect(wrong).toMatch(/Grade\s+0 of 100/);
  expect(wrong).toMatch(/check\.sea\s+In the lake\s+In the sea\s+wrong/);

  await author.anew(() => author.control('Answer everything right'));
  const right = await author.reads('Gradebook', 'passed');
  expect(right).toMatch(/Grade\s+100 of 100[^]*Status\s+passed[^]*Next launch\s+review/);
  expect(right).toMatch(/ask\s+Paris\s+Paris\s+correct/);
  expect((await author.look()).saving).toBe('final');

  // Of the learner a file, which brings everything back.
  const saved = page.waitForEvent('download');
  await author.control('Save to a file');
  const path = await (await saved).path();
  await author.anew(() => author.control('Reset'));
  await author.reads('Gradebook', /Grade\s+none/);
  expect((await author.look()).slide).toBe('long');
  await author.anew(() => page.getByLabel('Load from a file').setInputFiles(path));
  await author.reads('Gradebook', /Grade\s+100 of 100/);
  await author.anew(() => author.control('New attempt'));
  await author.reads('Gradebook', /Grade\s+100 of 100[^]*Attempt\s+2/);
  expect((await author.look()).slide).toBe('long');

  for (const [mode, saving] of [
    ['review', 'final'],
    ['browse', 'final'],
    ['normal', 'saved'],
  ] as const) {
    await author.anew(() => author.choose('Launch', mode));
    expect([mode, (await author.look()).saving]).toEqual([mode, saving]);
  }

  // A page that is killed says no last words.
  await author.choose('Slide', 'ask');
  await slideIs('ask');
  await author.see('it saved', ({ saving }) => saving === 'saved');
  await author.control('Fail the next save');
  await author.choose('Slide', 'check');
  await author.hear('A save has failed');
  const lastWords = async () =>
    /LMSInitialize.*\n(?:.*GetLastError.*\n)*.*?(LMS\w+)/.exec(
      await author.reads('Calls', 'LMSInitialize'),
    )?.[1];
  expect(await lastWords()).toBe('LMSFinish');
  await author.anew(() => author.control('Kill'));
  expect(await lastWords()).not.toBe('LMSFinish');
  // The LMS has not heard of it; the copy in this browser has.
  expect((await author.look()).slide).toBe('check');

  await author.choose('Line', 'broken');
  await author.choose('Slide', 'check');
  await slideIs('check');
  await author.next();
  // Moodle says that all is well; that what weighs has not arrived the player finds out by itself.
  await author.find('form[data-question="check.sky"] [data-part=blue]').click();
  await author.find('[data-action=next]').click();
  await author.find('form[data-question="check.sea"] [data-part=sea]').click();
  await author.find('[data-action=next]').click();
  await author.see('the screen before submitting', ({ screen }) => screen === 'unanswered');
  await author.find('[data-action=next]').click();
  await author.see('that it is saved here only', ({ saving }) => saving === 'device');
  await author.choose('Line', 'well');
  await author.anew(() => author.control('Relaunch'));
  await author.choose('Line', 'slow');
  await author.anew(() => author.control('Relaunch'));
  await author.choose('Line', 'well');

  await author.anew(() => author.choose('Package', 'scorm2004'));
  expect(await author.reads('Values', 'cmi.completion_status')).toContain('cmi.location');
  await author.anew(() => author.control('Answer everything right'));
  await author.reads('Gradebook', /Grade\s+100 of 100[^]*Success\s+passed/);
  await author.anew(() => author.choose('Package', 'web'));
  await author.reads('Gradebook', 'reports to no gradebook');
  await author.anew(() => author.control('Answer everything right'));
  // With no LMS the learner is this browser's.
  const kept = page.waitForEvent('download');
  await author.control('Save to a file');
  const copy = await (await kept).path();
  await author.anew(() => author.control('Reset'));
  expect(await author.reads('State', 'characters of resume data')).not.toContain('"passed": true');
  await author.anew(() => page.getByLabel('Load from a file').setInputFiles(copy));
  await author.reads('State', '"passed": true');
  await author.menu();
  expect(await author.find('[data-menu-list]').innerText()).toMatch(/Quiz[^]*100/);
  await author.anew(() => author.choose('Package', ''));

  await author.anew(() => author.choose('Player’s language', 'de'));
  expect(await author.find('[data-action=back]').first().innerText()).toContain('Zurück');
  await author.choose('Theme', 'dark');
  expect(await author.find('html').getAttribute('data-theme')).toBe('dark');
  await author.choose('Width', '320');
  expect(await author.find('html').evaluate('innerWidth')).toBe(320);
  // All of it outlives a reload of the page.
  await page.reload();
  await author.ready();
  expect(await author.find('html').evaluate('innerWidth')).toBe(320);
  expect(await author.find('[data-action=back]').first().innerText()).toContain('Zurück');
});

test('statements: a launch with the preview’s own LRS, what is wrong in them, and what an LMS makes of them', async () => {
  const iri = 'iri: https://courses.example/example\n';
  const course = await TestCourse.from('base', {
    'course.yaml': courseYaml + iri,
    'lessons/intro.yaml': lesson,
  });
  // Whoever asks another server than the preview's fails the test.
  const author = await PreviewWindow.open(course, {
    allowed: { requests: /\/cmi5\/xapi\/(statements|activities\/state)/, console: /status of 503/ },
  });
  const { page } = author;
  const tab = page.getByRole('tab', { name: 'Statements' });
  await until('this package has no statements', async () => (await tab.count()) === 0);
  await author.anew(() => author.choose('Package', 'cmi5'));
  await until('this package has no calls', async () => (await page.getByRole('tab').count()) === 5);
  const sound = /^(\d+) sent, (\d+) stored, 0 refused; findings: none/;

  await author.choose('Slide', 'ask');
  await author.see('ask', ({ slide }) => slide === 'ask');
  await author.find('[data-slide=ask] input').fill('Paris');
  await author.next();
  const answered = /answered\s+What is the capital of France\?\s+score 1, success, response "Paris"\s+none/;
  expect(await author.reads('Statements', answered)).toMatch(sound);
  await page.getByLabel('France?: JSON of answered').click();
  expect(await page.getByLabel('Statement: answered What is the capital of France?').innerText()).toContain(
    '"registration"',
  );
  expect(await author.reads('Gradebook', 'moveOn')).toMatch(/ask\s+Paris\s+Paris\s+correct/);
  await author.anew(() => author.control('Relaunch'));
  expect((await author.look()).slide).toBe('ask');
  const twice = await author.reads('Statements', /initialized[^]*terminated[^]*answered[^]*initialized/);
  expect(twice).toMatch(sound);
  expect(await author.reads('State', 'characters of resume data')).toContain('"bookmark": "ask"');

  // An LRS that fails once has it in the end; what a killed page still says, it has not.
  await author.control('Fail the next save');
  await author.hear('next save will fail');
  await author.choose('Slide', 'check');
  await author.hear('A save has failed');
  await author.anew(() => author.control('Kill'));
  await author.anew(() => author.control('Answer everything right'));
  const done = await author.reads('Gradebook', /moveOn \(Passed\)\s+satisfied/);
  expect(done).toMatch(/Completed\s+yes\s+Success\s+passed\s+Scaled score\s+1/);
  expect(await author.reads('Statements', 'passed')).toMatch(/findings: none/);
  await author.anew(() => author.choose('Launch', 'review'));
  expect((await author.look()).saving).toBe('final');
  await author.choose('Launch', 'lms');
  // Statements, sessions and state of the learner as a file, which brings them back.
  const saved = page.waitForEvent('download');
  await author.control('Save to a file');
  const path = await (await saved).path();
  await author.anew(() => author.control('Reset'));
  await author.reads('Gradebook', /Success\s+not known[^]*moveOn \(Passed\)\s+not satisfied/);
  await author.anew(() => page.getByLabel('Load from a file').setInputFiles(path));
  await author.reads('Gradebook', /Completed\s+yes\s+Success\s+passed\s+Scaled score\s+1/);
  expect((await author.look()).slide).toBe('check');
  expect(await author.reads('Statements', 'passed')).toMatch(sound);
  const damaged = (await readFile(path, 'utf8')).replace('"registration": {', '"registration": 1, "x": {');
  await writeFile(`${path}.json`, damaged);
  await author.anew(() => page.getByLabel('Load from a file').setInputFiles(`${path}.json`));
  await author.hear('is damaged');

  await author.anew(() => author.choose('Package', 'xapi'));
  await author.anew(() => author.control('Answer everything wrong'));
  await author.reads('Gradebook', /Success\s+not known[^]*check\.sea\s+lake\s+sea\s+wrong/);
  // Nothing in the launch is the preview's own: the package would tell it to the LRS, which refuses what it doesn't know.
  expect(await author.reads('Statements', 'no success')).toMatch(sound);

  // A course with an LRS of its own: in the preview neither that nor its token service hears of anything.
  const lrs = 'lrs: { endpoint: "https://lrs.example/xapi/", token: "https://lrs.example/token" }\n';
  await author.anew(() => author.choose('Package', ''));
  await author.anew(() => course.edit({ 'course.yaml': courseYaml + iri + lrs }));
  await author.choose('Slide', 'ask');
  await author.see('ask', ({ slide }) => slide === 'ask');
  await author.find('[data-slide=ask] input').fill('Paris');
  await author.next();
  expect(await author.reads('Statements', answered)).toMatch(sound);
  await author.reads('Calls', 'LMSInitialize');
});

test('axe finds nothing in the panel, at 320 px, in the dark; tabs go by arrows, and the panel goes away', async () => {
  const course = await theCourse();
  const author = await PreviewWindow.open(course);
  const { page } = author;
  const found: string[] = [];
  const check = async (what: string, ...widths: number[]) => {
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: width === 320 ? 'dark' : 'light' });
      const lines = await violationsIn(page);
      found.push(...lines.map((line) => `${what}, ${width} px: ${line}`));
      if (await page.evaluate('document.documentElement.scrollWidth > innerWidth'))
        found.push(`${what}, ${width} px: scrolls sideways`);
    }
  };
  await author.control('Answer everything right');
  await author.hear('answered right');
  // The course is judged elsewhere.
  await page.locator('#course').evaluate('this.document.getElementById("course").remove()');
  await page.getByRole('tab', { name: 'Controls' }).focus();
  for (const title of ['Gradebook', 'Values', 'Calls', 'State', 'Findings']) {
    await page.keyboard.press('ArrowRight');
    await page.getByRole('tabpanel', { name: title }).waitFor();
    if (title === 'Gradebook' || title === 'State') await check(title, 320);
  }
  await page.keyboard.press('ArrowRight');
  await check('Controls', 320, 1280);
  await course.edit({ 'lessons/intro.yaml': 'id: intro\ntitle: A\nslides:\n  - { id: a, titel: B }\n' });
  await page.locator('#overlay').waitFor();
  await check('Overlay', 320);
  expect(found).toEqual([]);
  await page.getByRole('button', { name: 'Panel' }).click();
  expect(await page.locator('#panel').isVisible()).toBe(false);
});

test('a course of 600 slides: the last one is edited, and stays', async () => {
  const slides = (of: number, word = 'Slide') =>
    Array.from(
      { length: 60 },
      (_, index) => `  - { id: l${of}_s${index}, title: ${word} ${index} of ${of} }\n`,
    ).join('');
  const one = (of: number, word?: string) =>
    `id: lesson_${of}\ntitle: Lesson ${of}\nslides:\n${slides(of, word)}`;
  const numbers = Array.from({ length: 10 }, (_, index) => index + 1);
  const lessons = numbers.map((of): [string, string] => [`lessons/lesson-${of}.yaml`, one(of)]);
  const course = await TestCourse.from('base', {
    'lessons/intro.yaml': null,
    ...Object.fromEntries(lessons),
  });
  const yaml = await course.read('course.yaml');
  const list = numbers.map((of) => `lesson_${of}`).join(', ');
  await course.edit({ 'course.yaml': yaml.replace(/^lessons:.*$/m, `lessons: [${list}]`) });
  const author = await PreviewWindow.open(course);
  await author.page
    .getByLabel('Slide', { exact: true })
    .locator('option')
    .nth(599)
    .waitFor({ state: 'attached' });
  await author.choose('Slide', 'l10_s59');
  await author.see('the last slide', ({ slide, saving }) => slide === 'l10_s59' && saving === 'saved');
  await author.anew(() => course.edit({ 'lessons/lesson-10.yaml': one(10, 'Edited') }));
  expect((await author.look()).heading).toBe('Edited 59 of 10');
});
