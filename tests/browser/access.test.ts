import { expect, test } from 'vitest';
import { findings, picture } from '../support/axe.ts';
import { TestCourse, unpacked, type Package } from '../support/package.ts';
import { open, type Learner, type OpenOptions } from '../support/play.ts';
import type { Look } from '../support/page/look.ts';
import { slides, theCourse, twoQuizzes } from '../support/two-quizzes.ts';

let sample: Promise<Package> | undefined;
const theSample = () => (sample ??= TestCourse.from('sample').then((course) => course.build()));

/** Alone in its window, so that nothing but the course is judged. */
const alone = (course: Package, options: OpenOptions = {}) => open(course, { ...options, lms: 'none' });

/** Presses the bar's button and picks the first answers, until the last screen; `at` is called on each screen. */
async function playThrough(learner: Learner, at: (look: Look, name: string) => Promise<void>): Promise<void> {
  for (let count = 1; count <= 80; count++) {
    const look = await learner.look();
    await at(look, `${count}-${look.slide}${look.screen && `-${look.screen}`}`);
    if (look.slide === 'end') return;
    const [question] = look.questions;
    const open = question !== undefined && !look.locked.includes(question) ? question : undefined;
    if (open !== undefined && (await learner.answerOf(open)).length === 0)
      await learner.find(`form[data-question="${open}"] [data-part]`).first().click();
    if (look.screen === 'result') await learner.goPast();
    else await learner.next();
  }
  throw new Error('The course has no end');
}

test('axe finds nothing on any screen of the sample', async () => {
  const learner = await alone(await theSample());
  const found: string[] = [];
  await playThrough(learner, async (_look, name) => void found.push(...(await findings(learner, name))));
  expect(found).toEqual([]);
}, 300_000);

test('axe finds nothing on the menu, the dialogs, the strip, a review, and the screen before submitting', async () => {
  const learner = await alone(await theCourse());
  const found: string[] = [];
  const check = async (name: string) => void found.push(...(await findings(learner, name)));
  await check('strip');
  for (const dialog of ['about', 'keys']) {
    await learner.menu();
    await learner.find(`[data-action=${dialog}]`).click();
    await learner.see(dialog, (look) => look.dialog === dialog);
    await check(dialog);
    await learner.press('Escape');
  }
  await learner.goByMenu('check');
  await learner.next();
  await learner.next();
  await learner.next();
  await check('unanswered');
  await learner.next();
  await learner.find('[data-action=review]').click();
  await learner.see('the review', ({ screen }) => screen === 'questions');
  await check('review');
  await learner.page.setViewportSize({ width: 320, height: 800 });
  await learner.menu();
  await check('menu');
  expect(found).toEqual([]);
}, 300_000);

test('a course from right to left: pictures, and axe finds nothing', async () => {
  const course = await twoQuizzes();
  await course.edit({
    'course.yaml': (await course.read('course.yaml')).replace('language: en', 'language: ar'),
  });
  const learner = await alone(await course.build());
  expect(await learner.find('html').getAttribute('dir')).toBe('rtl');
  const found: string[] = [];
  await playThrough(learner, async (_look, name) => {
    found.push(...(await findings(learner, name)));
    await picture(learner, `right-to-left-${name}`);
  });
  expect(found).toEqual([]);
  await learner.back();
  // The next slide lies to the left.
  await learner.goByMenu('cover');
  await learner.find('[data-main]').press('ArrowLeft');
  await learner.see('the next slide', ({ slide }) => slide === 'why');
}, 300_000);

test('the whole sample with the keyboard alone', async () => {
  const learner = await alone(await theSample());
  for (let count = 0; count < 80; count++) {
    const look = await learner.look();
    if (look.slide === 'end') break;
    const [question] = look.questions;
    if (
      question !== undefined &&
      !look.locked.includes(question) &&
      (await learner.answerOf(question)).length === 0
    ) {
      await learner.tabTo(`form[data-question="${question}"] input`);
      await learner.press('Space');
    }
    if (look.screen === 'result') {
      // The button offers another try here; on leads the menu.
      await learner.tabTo('[data-action=menu]');
      await learner.step(() => learner.press('Enter'));
      await learner.tabTo('[data-menu-go=credit]');
    } else await learner.tabTo('[data-action=next]');
    await learner.step(() => learner.press('Enter'));
    // What was shown anew has the focus, and a screen reader hears where the learner is.
    const focused = await learner.find('html').evaluate('document.activeElement !== document.body');
    expect(focused, `the focus after ${look.slide} ${look.screen}`).toBe(true);
  }
  expect(await learner.look()).toMatchObject({ slide: 'end' });
}, 120_000);

test('keys: arrows, Home, End, Escape, the list of keys; never inside fields; can be switched off', async () => {
  const learner = await alone(await theCourse());
  const onKey = async (key: string, slide: string) => {
    await learner.press(key);
    await learner.see(slide, (look) => look.slide === slide);
  };
  await learner.find('[data-main]').focus();
  await onKey('ArrowRight', 'why');
  await onKey('End', 'thanks');
  await onKey('ArrowLeft', 'final');
  await onKey('Home', 'cover');
  await learner.goByMenu('padlock');
  await learner.press('Escape');
  await learner.see('no menu', ({ dialog }) => dialog === '');
  const input = learner.find('form[data-question=padlock] input').first();
  await input.focus();
  await learner.press('ArrowRight');
  expect(await learner.look()).toMatchObject({ slide: 'padlock' });
  expect(await learner.answerOf('padlock')).not.toEqual([]);
  await learner.find('[data-main]').focus();
  await learner.press('?');
  await learner.see('the keys', ({ dialog }) => dialog === 'keys');
  await learner.find('[data-shortcuts]').uncheck();
  await learner.press('Escape');
  await learner.see('no dialog', ({ dialog }) => dialog === '');
  await learner.find('[data-main]').focus();
  await learner.press('End');
  expect(await learner.look()).toMatchObject({ slide: 'padlock' });
});

test('the strict policy stands in the page: an inline script does not run', async () => {
  const learner = await alone(await theCourse(), {
    allowed: { console: /Content Security Policy/, violations: /inline/ },
  });
  await learner.find('html').evaluate(`{
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
  }`);
  expect(await learner.find('html').evaluate('window.ran === undefined')).toBe(true);
});

test('opened from a disk, the page says in plain text how to open it', async () => {
  const course = await theCourse();
  // The browser itself refuses what the page asks it to fetch beforehand.
  const learner = await alone(course, { allowed: { console: /blocked by CORS/, requests: /^file:/ } });
  const path = await unpacked(course);
  await learner.page.goto(`file://${path}/index.html`);
  expect(await learner.find('[data-from-disk]').isVisible()).toBe(true);
  expect(await learner.find('[data-app]').isVisible()).toBe(false);
});

test('every slide is announced, and the title of the window follows', async () => {
  const learner = await alone(await theCourse());
  for (const slide of slides.slice(1)) {
    await learner.goByMenu(slide);
    const { announced, heading } = await learner.look();
    expect(announced).not.toBe('');
    expect(await learner.page.title()).toContain('Two quizzes');
    expect(heading).not.toBe('');
  }
});
