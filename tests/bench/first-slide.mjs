// What a learner's browser does before the first slide can be read.
import { gzipSync } from 'node:zlib';
import { courseFrame, servePackage } from './browser.mjs';
import { inTurn, median } from './measure.mjs';

/** Runs in the course's frame before anything else: notes when the first slide appears, and every shift of the layout. */
function watchFirstSlide() {
  if (globalThis.self === globalThis.top) return;
  const { document, performance } = globalThis;
  // `there`: in the page. `at`: painted.
  const seen = (globalThis.firstSlide = { there: 0, at: 0, shift: 0, shifted: [] });
  new globalThis.PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      seen.shift += value;
      for (const { node } of sources)
        seen.shifted.push(node?.outerHTML?.slice(0, 60) ?? String(node?.textContent));
    }
  }).observe({ type: 'layout-shift', buffered: true });
  const watcher = new globalThis.MutationObserver(() => {
    if (!document.querySelector('[data-main] [data-slide] [data-heading]')?.checkVisibility()) return;
    watcher.disconnect();
    seen.there = performance.now();
    globalThis.requestAnimationFrame(() => globalThis.setTimeout(() => (seen.at = performance.now())));
  });
  watcher.observe(document, { subtree: true, childList: true, attributes: true });
}

/** In the course's frame: what had been asked for when the first slide was there. */
function requestsUntilThen() {
  const { there, at, shift, shifted } = globalThis.firstSlide;
  const entries = [
    ...globalThis.performance.getEntriesByType('navigation'),
    ...globalThis.performance.getEntriesByType('resource'),
  ];
  const path = (url) => new globalThis.URL(url).pathname.replace('/course/', '');
  const before = entries.filter(({ startTime }) => startTime < there);
  return { at, shift, shifted, paths: [...new Set(before.map(({ name }) => path(name)))] };
}

const slowLine = {
  offline: false,
  latency: 150,
  downloadThroughput: 1.6e6 / 8,
  uploadThroughput: 0.75e6 / 8,
};

async function launch(browser, served, slow) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
  });
  try {
    const page = await context.newPage();
    await page.addInitScript(watchFirstSlide);
    if (slow) {
      const session = await context.newCDPSession(page);
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', slowLine);
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    }
    await page.goto(served.origin);
    const frame = await courseFrame(page);
    await frame.waitForFunction('firstSlide.at > 0');
    const seen = await frame.evaluate(requestsUntilThen);
    await frame.waitForSelector('[data-saving][data-state=saved]', { state: 'attached' });
    return { ...seen, calls: await page.evaluate('calls.length') };
  } finally {
    await context.close();
  }
}

/**
 * Opens a package as a learner's phone does.
 * @returns requests, gzipped bytes by kind, seconds on a slow phone, layout shift and what shifted, calls to the LMS
 */
export async function firstSlide(browser, zipPath, times = 5) {
  const served = await servePackage(zipPath);
  try {
    const { paths, calls } = await launch(browser, served, false);
    const packed = (path) => {
      const content = served.files.get(path);
      return content ? gzipSync(content).length : 0;
    };
    const sum = (matching) =>
      paths.filter((path) => matching.test(path)).reduce((all, path) => all + packed(path), 0);
    const runs = await inTurn(Array.from({ length: times }), () => launch(browser, served, true));
    return {
      paths,
      calls,
      bytes: { all: sum(/./), scripts: sum(/\.js$/), styles: sum(/\.css$/) },
      seconds: median(runs.map(({ at }) => at)) / 1000,
      shift: Math.max(...runs.map(({ shift }) => shift)),
      shifted: [...new Set(runs.flatMap(({ shifted }) => shifted))],
    };
  } finally {
    await served.close();
  }
}
