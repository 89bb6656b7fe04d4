import axe from 'axe-core';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Learner } from './play.ts';

export const widths = [320, 1280];
export const themes = ['light', 'dark'] as const;

/**
 * Every finding of axe (all its rules, best practices too) on what is shown now, at 320 and 1280 px and in both
 * themes. The window is left as it was first. Gives readable lines; none: all is well.
 */
export async function findings(learner: Learner, screen: string): Promise<string[]> {
  const { page } = learner;
  const size = page.viewportSize();
  const lines: string[] = [];
  const html = learner.find('html');
  if ((await html.evaluate('typeof axe')) === 'undefined') await html.evaluate(axe.source);
  for (const width of widths)
    for (const theme of themes) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: theme });
      const { violations } = await html.evaluate<axe.AxeResults, undefined>(
        "axe.run({ resultTypes: ['violations'] })",
        undefined,
      );
      for (const { id, nodes } of violations)
        for (const node of nodes)
          lines.push(`${screen}, ${width} px, ${theme}: ${id}: ${node.html.slice(0, 200)}`);
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
