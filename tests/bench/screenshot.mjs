// Takes the picture of the player that the README shows, from the built sample:
//   npm run build && node tests/bench/screenshot.mjs [FILE] [SLIDE] [WIDTH] [light|dark]
import { mkdirSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { courseFrame, servePackage, startBrowser } from './browser.mjs';
import { root } from './import-ts.mjs';

const [file = join(root, '.github/player.png'), slide = 'ecr', width = '1280', theme = 'light'] =
  process.argv.slice(2);

const name = readdirSync(join(root, 'dist')).find((each) => each.startsWith('intro-ecs-ecr-fargate-'));
if (!name) throw new Error('There is no built sample in dist/. Run `npm run build` first.');
const served = await servePackage(join(root, 'dist', name));
const browser = await startBrowser();
try {
  const viewport = {
    width: Number(width),
    height: Math.round(Number(width) * (Number(width) < 600 ? 2 : 0.65)),
  };
  const page = await browser.newPage({
    viewport,
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  await page.goto(served.origin);
  const frame = await courseFrame(page);
  const onSlide = `[data-slide="${slide}"]`;
  while (!(await frame.isVisible(`[data-main] ${onSlide}`))) {
    const shown = await frame.getAttribute('[data-main] [data-slide]', 'data-slide');
    await frame.click('[data-action=next]');
    await frame.waitForSelector(`[data-main] [data-slide]:not([data-slide="${shown}"])`);
  }
  // "Saved" has to stand there, not what was on its way to it.
  await frame.waitForSelector('[data-saving][data-state=saved]', { state: 'attached' });
  // Nothing is being pointed at.
  await page.mouse.move(0, 0);
  mkdirSync(dirname(resolve(file)), { recursive: true });
  await page.screenshot({ path: file });
} finally {
  await browser.close();
  await served.close();
}
