import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { findings, picture } from '../support/axe.ts';
import { open, type Learner } from '../support/play.ts';
import { right, theCourse, wrong } from '../support/two-quizzes.ts';

const webCourse = () => theCourse('web');
const onTheWeb = async () => open(await webCourse(), { lms: 'none' });

/** Takes both quizzes and opens the result. */
async function toResult(learner: Learner, answers: typeof right | typeof wrong): Promise<void> {
  await learner.goByMenu('check');
  await learner.takeQuiz(answers);
  await learner.goByMenu('final');
  await learner.takeQuiz(right);
  await learner.exit();
  await learner.find('[data-action=see-result]').click();
  await learner.find('[data-screen=course-result] [data-heading]').waitFor();
}

const textOf = async (learner: Learner) =>
  (await learner.find('main [data-screen=course-result]').innerText()).replace(/\s+/g, ' ');

/** What the browser saves when a button is pressed: name and content. */
async function kept(learner: Learner, action: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    learner.page.waitForEvent('download'),
    learner.find(`[data-action=${action}]`).click(),
  ]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

test('says that progress stays in this browser, and never speaks of an LMS', async () => {
  const learner = await onTheWeb();
  expect(await learner.look()).toMatchObject({ saving: 'saved', strip: '' });
  const page = await learner.find('html').innerText();
  expect(page).not.toContain('LMS');
  await learner.exit();
  expect(await learner.find('main').innerText()).toContain('Saved in this browser');
});

test('the result says what was reached and answered, and right answers where the quiz shows them', async () => {
  const learner = await onTheWeb();
  await toResult(learner, wrong);
  const text = await textOf(learner);
  expect(text).toContain('Score 50% Slides 2 of 5 slides done');
  await picture(learner, 'web-result');
  expect(await findings(learner, 'result')).toEqual([]);
  await learner.find('[data-result-who]').fill('Ada Lovelace');
  const table = await kept(learner, 'keep-table');
  expect(table.name).toBe('two-quizzes-result.csv');
  expect(table.text).toContain('Ada Lovelace');
  expect(table.text.split('\r\n').filter((line) => line.includes('final.who'))).toHaveLength(1);
  const words = await kept(learner, 'keep-text');
  expect(words.text).toContain('The help desk (Right)');
});

test('prints the result alone, with the name', async () => {
  const learner = await onTheWeb();
  await toResult(learner, right);
  await learner.find('[data-result-who]').fill('Ada Lovelace');
  await learner.page.emulateMedia({ media: 'print' });
  await learner.find('html').evaluate("dispatchEvent(new Event('beforeprint'))");
  const text = await learner.find('body').innerText();
  expect(text).toContain('Ada Lovelace');
  expect(text).not.toContain('Keep as a text');
  await learner.find('html').evaluate("dispatchEvent(new Event('afterprint'))");
  await learner.page.emulateMedia({ media: 'screen' });
  expect(await learner.find('[data-result-who]').isVisible()).toBe(true);
});

test('opens without a connection once it was there, with all that was done', async () => {
  const learner = await onTheWeb();
  await learner.find('html').evaluate('navigator.serviceWorker.ready.then(() => true)');
  await learner.goByMenu('check');
  await learner.takeQuiz(right);
  await learner.closeTab();
  await learner.offline();
  await learner.launch();
  expect(await learner.look()).toMatchObject({ slide: 'check' });
  await learner.goByMenu('final');
  expect(await learner.takeQuiz(right)).toMatchObject({ screen: 'result', saving: 'saved' });
  await learner.online();
});
