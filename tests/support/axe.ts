import { AxeBuilder } from '@axe-core/playwright';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
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
  for (const width of widths)
    for (const theme of themes) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: theme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const { id, nodes } of violations)
        for (const node of nodes)
          lines.push(`${screen}, ${width} px, ${theme}: ${id}: ${node.html.slice(0, 200)}`);
      const wide = await learner.find('html').evaluate('document.documentElement.scrollWidth > innerWidth');
      if (wide === true) lines.push(`${screen}, ${width} px, ${theme}: scrolls sideways`);
    }
  if (size) await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: 'light' });
  return lines;
}

/** Takes a picture of the window; it is kept where `SCREENSHOTS=folder` says. Gives the bytes. */
export async function picture(learner: Learner, name: string): Promise<Buffer> {
  const folder = process.env.SCREENSHOTS ?? inject('runFolder');
  await mkdir(folder, { recursive: true });
  return learner.page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
