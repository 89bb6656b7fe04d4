import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, BrowserType } from 'playwright-core';

/** Why no browser could be started, in words. */
export class NoBrowser extends Error {}

/** The author's own playwright-core, from their project or from ours: it is not bundled. */
function playwright(home: string): { chromium: BrowserType } {
  for (const folder of [process.cwd(), home])
    try {
      // Not a literal: the bundler would take it along.
      const name = ['playwright', 'core'].join('-');
      return createRequire(join(folder, 'package.json'))(name) as { chromium: BrowserType };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    }
  throw new NoBrowser('playwright-core is not installed here');
}

/**
 * Starts Chromium: the program or the channel that `CHROMIUM` names, else the one that playwright has installed.
 * Throws `NoBrowser`.
 */
export async function startChromium(home: string): Promise<Browser> {
  const { chromium } = playwright(home);
  const given = process.env.CHROMIUM ?? '';
  const which = /[\\/]/.test(given) ? { executablePath: given } : given === '' ? {} : { channel: given };
  try {
    // Chromium refuses to put root into its sandbox; the page is the author's own course.
    return await chromium.launch({ ...which, chromiumSandbox: process.getuid?.() !== 0 });
  } catch (error) {
    const [reason = ''] = error instanceof Error ? error.message.split('\n') : [];
    throw new NoBrowser(reason.replace(/^browserType\.launch: /, ''));
  }
}
