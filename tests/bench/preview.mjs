// From a save in the big course to the page that shows it: the preview as its author has it.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { root } from './import-ts.mjs';
import { median } from './measure.mjs';

/**
 * @param browser a Chromium
 * @param folder a course that was generated; its first lesson is edited
 * @param times how many saves
 * @returns median and longest seconds
 */
export async function savesToPages(browser, folder, times) {
  const server = spawn(
    process.execPath,
    [join(root, '.build/cli.js'), 'preview', folder, '--port', '0', '--json'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  try {
    const said = await new Promise((resolve) =>
      server.stdout.once('data', (bytes) => resolve(String(bytes))),
    );
    const page = await browser.newPage();
    await page.goto(JSON.parse(said).url);
    const heading = page.frameLocator('#course').locator('[data-main] [data-slide] [data-heading]');
    await heading.waitFor();
    const lesson = join(folder, 'lessons/lesson-1.yaml');
    const text = readFileSync(lesson, 'utf8');
    const seconds = [];
    for (let save = 0; save < times; save++) {
      const word = `Saved${save}`;
      const shown = page.evaluate(
        (wanted) =>
          new Promise((resolve) => {
            const { document, requestAnimationFrame } = globalThis;
            const look = () => {
              const course = document.querySelector('#course').contentDocument;
              if (course?.querySelector('[data-main] [data-slide]')?.textContent.includes(wanted))
                resolve(performance.timeOrigin + performance.now());
              else requestAnimationFrame(look);
            };
            look();
          }),
        word,
      );
      const began = performance.timeOrigin + performance.now();
      writeFileSync(lesson, text.replace(/title: \w+(?= .*\n {4}body)/, `title: ${word}`));
      seconds.push(((await shown) - began) / 1000);
    }
    await page.close();
    return { median: median(seconds), longest: Math.max(...seconds) };
  } finally {
    server.kill();
  }
}
