import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import type { FileEntry, SourceFs } from '../../compile/files.ts';
import { shownNow } from '../../log/attempt.ts';
import type { QuizSlide } from '../../log/facts.ts';
import { closedBy } from '../../log/gates.ts';
import { unpackState } from '../../state/pack.ts';
import { answerOf, newProgress, quizValue, seen, type Progress } from '../../state/progress.ts';
import type { Hands } from '../hands.ts';
import type { Lms } from '../lms.ts';
import { away, perAnswer } from '../memory.ts';
import type { Played } from '../played.ts';
import { lmsPage, origin, serve } from './site.ts';

/** A package as a browser gets it. */
export interface Served {
  played: Played;
  files: readonly FileEntry[];
  fs: SourceFs;
  /** The script of the LMS's own page. */
  lmsScript: Uint8Array;
}

/** The page doesn't let a learner do what can be done in memory. */
export class NoWay extends Error {}

/** More clicks than any quiz has steps mean that it doesn't go on. */
const mostClicks = 400;

/** A learner in Chromium: the page's own buttons, and answers given through the question's own module. */
export async function handsInBrowser(
  browser: Browser,
  { played, files, fs, lmsScript }: Served,
  lms: Lms,
  learner: string,
): Promise<Hands & { done(): Promise<void> }> {
  const { course, list, answerTo } = played;
  const site = lms.site(learner, origin);
  const context: BrowserContext = await browser.newContext({ reducedMotion: 'reduce' });
  context.setDefaultTimeout(20_000);
  await context.clock.install();
  await serve(context, { files, fs, lmsScript, lms: site });
  let page: Page | undefined;

  const frame = (): Frame => {
    const found = page?.frame('course');
    if (!found) throw new Error('the course is not open');
    return found;
  };
  const run = (script: string): Promise<unknown> => frame().evaluate(script);
  /** What an action has caused is saved, or can't be. */
  const settled = () => run(untilSaved);
  const click = (selector: string) => run(`document.querySelector(${JSON.stringify(selector)}).click()`);

  function progress(): Progress {
    const read = unpackState(lms.stateOf(learner), list);
    return 'progress' in read ? read.progress : newProgress(lms.run(learner));
  }

  const write = (id: string, answer: unknown) =>
    run(`{
      const [, { mounted, host }] = [...seats].find(([form]) => form.dataset.question === ${JSON.stringify(id)});
      mounted.write(${JSON.stringify(answer)});
      host.changed();
    }`);

  const screenIs = async ({ id }: QuizSlide, screen: string) =>
    (await run(
      `document.querySelector('[data-slide="${id}"] [data-screen="${screen}"]')?.checkVisibility() === true`,
    )) === true;

  /** Presses the bar's button until a screen is there; `false`: it never comes. */
  async function pressUntil(slide: QuizSlide, screen: string): Promise<boolean> {
    for (let count = 0; count < mostClicks; count++) {
      if (await screenIs(slide, screen)) return true;
      // A question that was tried and may be tried again is left as it is.
      const pressed = await run(`{
        const seen = (selector) =>
          [...document.querySelectorAll('[data-main] > [data-slide="${slide.id}"] ' + selector)].find((each) =>
            each.checkVisibility(),
          );
        const next = document.querySelector('[data-action=next]');
        const again = '${screen}' === 'questions' ? seen('[data-action=again]') : undefined;
        const button =
          again ?? (next.getAttribute('aria-disabled') === 'true' ? seen('[data-action=skip]') : next);
        if (seen('*')) button?.click();
        seen('*') !== undefined && button !== undefined;
      }`);
      if (pressed !== true) return false;
    }
    return false;
  }

  const hands: Hands & { done(): Promise<void> } = {
    async launch(anew) {
      if (anew && lms.nextMode(learner) === 'review') lms.newAttempt?.(learner);
      const mode = lms.nextMode(learner);
      await page?.close();
      page = await context.newPage();
      await page.addInitScript(site.before());
      await page.goto(lmsPage);
      const inCourse = page.frameLocator('iframe');
      const shown = inCourse.locator('[data-app]:not([hidden]) [data-main] > *').first();
      // What is left on this device of an attempt before is offered; whoever begins anew leaves it.
      const offer = inCourse.locator('dialog[open] [data-action="offer-leave"]');
      await shown.or(offer).waitFor();
      if (await offer.isVisible()) await offer.click();
      await shown.waitFor();
      await settled();
      return mode;
    },

    async visit(slide, stays) {
      const before = progress();
      if (closedBy(course, before, slide).length > 0) return false;
      await run(`location.hash = '#${slide.id}'`);
      await frame().locator(`[data-main] > [data-slide="${slide.id}"]`).waitFor();
      const { minTime, field } = slide;
      if (stays && minTime !== undefined && !seen(before, field).done)
        await context.clock.fastForward((minTime + 1) * 1000);
      await settled();
      return true;
    },

    async practise({ id, field }, pick) {
      if (answerOf(progress(), list, field)?.share !== undefined) return;
      await write(id, answerTo(id, pick));
      await click('[data-action=next]');
      await settled();
    },

    async begin(slide) {
      const { quiz, field } = slide;
      const value = quizValue(progress(), field);
      if (!value.open && value.submitted > 0 && quiz.wait !== undefined) {
        await context.clock.fastForward((quiz.wait + 1) * 1000);
        // Whether the wait is over is looked at when the slide is shown.
        const [elsewhere] = course.lessons
          .flatMap(({ slides }) => slides)
          .filter(({ id }) => id !== slide.id);
        if (elsewhere) await hands.visit(elsewhere, false);
        await hands.visit(slide, false);
      }
      if (!(await pressUntil(slide, 'questions'))) throw new NoWay(`no attempt of ${slide.id} can be begun`);
      await settled();
      return shownNow(slide, progress());
    },

    async answer(slide, { id, field }, pick) {
      const { quiz } = slide;
      const fullId = `${slide.id}.${id}`;
      if (quiz.timeLimit !== undefined) {
        await context.clock.fastForward(perAnswer * 1000);
        if (!(await screenIs(slide, 'questions'))) return false;
      }
      if (answerOf(progress(), list, field)?.share !== undefined) return true;
      const go = `[data-slide="${slide.id}"] [data-question-go="${fullId}"]`;
      if (quiz.layout === 'one_by_one') await run(`document.querySelector('${go}')?.click()`);
      await write(fullId, answerTo(fullId, pick));
      await settled();
      if (quiz.reveal !== 'after_each') return true;
      const own = `form[data-question="${fullId}"] [data-action=check]`;
      await click(quiz.layout === 'one_by_one' ? '[data-action=next]' : own);
      await settled();
      return true;
    },

    async submit(slide) {
      const submitted = await pressUntil(slide, 'result');
      await settled();
      return submitted;
    },

    progress: () => Promise.resolve(progress()),

    async leave() {
      await click('[data-action=exit]');
      await settled();
      await context.clock.fastForward(away * 1000);
    },

    done: () => context.close(),
  };
  return hands;
}

/** The page says so itself; after a while nobody waits any more, and what is on record tells the rest. */
const untilSaved = `new Promise((resolve) => {
  const saving = document.querySelector('[data-saving]');
  const look = () => saving.dataset.state !== 'saving' && resolve();
  new MutationObserver(look).observe(saving, { attributes: true });
  setTimeout(resolve, 20_000);
  look();
})`;
