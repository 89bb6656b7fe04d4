import axe from 'axe-core';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Learner } from './play.ts';

export const widths = [320, 1280];
export const themes = ['light', 'dark'] as const;

/** Where axe looks: a page, or the frame of a course. */
interface Document {
  evaluate(expression: string): Promise<unknown>;
}

/** The rules of axe that look at colours. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds in a document as it is now, a readable line each.
 * @param rules default: all of them, best practices too
 */
export async function violationsIn(document: Document, rules?: readonly string[]): Promise<string[]> {
  if ((await document.evaluate('typeof axe')) === 'undefined') await document.evaluate(axe.source);
  const options = { resultTypes: ['violations'], ...(rules ? { runOnly: rules } : {}) };
  const run = (await document.evaluate(`axe.run(${JSON.stringify(options)})`)) as axe.AxeResults;
  return run.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/**
 * Every finding of axe on what is shown now, at 320 and 1280 px and in both themes; of a width's second theme nothing
 * differs but colours. The window is left as it was first. None: all is well.
 */
export async function findings(learner: Learner, screen: string): Promise<string[]> {
  const { page } = learner;
  const size = page.viewportSize();
  const lines: string[] = [];
  const html = learner.find('html');
  for (const width of widths)
    for (const theme of themes) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: theme });
      const found = await violationsIn(html, theme === themes[0] ? undefined : colourRules);
      lines.push(...found.map((line) => `${screen}, ${width} px, ${theme}: ${line}`));
      const wide = await html.evaluate('document.documentElement.scrollWidth > innerWidth');
      if (wide === true) lines.push(`${screen}, ${width} px, ${theme}: scrolls sideways`);
    }
  if (size) await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: 'light' });
  return lines;
}

/** Takes a picture of the window for whoever wants to look at it: into the folder that `SCREENSHOTS` names. */
export async function picture(learner: Learner, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await learner.page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
