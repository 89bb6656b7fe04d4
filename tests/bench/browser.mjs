// A built package in the tests' Chromium, in the frame of a page that plays the LMS, with every request counted.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { cache, importTs } from './import-ts.mjs';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Starts the browser of the tests; `CHROMIUM=path` names another one. */
export async function startBrowser() {
  const { findChromium } = await importTs('tests/support/chromium.ts');
  const { executable, env } = await findChromium();
  return chromium.launch({
    executablePath: executable,
    env: { ...process.env, ...env, ...(env.FONTCONFIG_PATH ? oneFont(env.FONTCONFIG_PATH) : {}) },
    args: ['--no-sandbox', '--font-render-hinting=none', '--force-color-profile=srgb'],
  });
}

/** The browser's own font and no other of this machine, so that a picture looks the same wherever it is taken. */
function oneFont(folder) {
  const own = join(cache, 'fonts');
  mkdirSync(own, { recursive: true });
  writeFileSync(
    join(own, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(own, 'cache')}</cachedir></fontconfig>\n`,
  );
  return { FONTCONFIG_PATH: own };
}

/** The least that a SCORM 1.2 course needs of an LMS; it keeps what it is told as long as the page lives. */
const lmsPage = `<!doctype html><html lang="en"><meta charset="utf-8"><title>LMS</title>
<style>html,body,iframe{margin:0;border:0;width:100%;height:100%;display:block}</style>
<script>
const kept = { 'cmi.core.lesson_mode': 'normal', 'cmi.core.credit': 'credit', 'cmi.core.student_id': 'ada',
  'cmi.core.lesson_status': 'not attempted', 'cmi.interactions._count': '0' };
window.calls = [];
const say = (name, work) => (...args) => (calls.push([name, ...args]), work(...args));
window.API = {
  LMSInitialize: say('LMSInitialize', () => 'true'),
  LMSFinish: say('LMSFinish', () => 'true'),
  LMSCommit: say('LMSCommit', () => 'true'),
  LMSGetValue: say('LMSGetValue', (element) => kept[element] ?? ''),
  LMSSetValue: say('LMSSetValue', (element, value) => ((kept[element] = value), 'true')),
  LMSGetLastError: () => '0',
};
</script>
<iframe src="/course/index.html" title="Course"></iframe>`;

/**
 * Serves a package as web servers do, texts compressed.
 * @param zipPath the package
 * @returns `{ origin, requests, close }`; `requests` grows with `{ path, bytes }`, without the LMS's own page
 */
export async function servePackage(zipPath) {
  const { unzip } = await importTs('tests/support/unzip.ts');
  const files = unzip(readFileSync(zipPath));
  const requests = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    if (path === '/') return response.writeHead(200, { 'content-type': types['.html'] }).end(lmsPage);
    const name = path.replace(/^\/course\//, '');
    const content = files.get(name);
    if (!content) return response.writeHead(404).end();
    const type = types[extname(name)] ?? 'application/octet-stream';
    const packed = /text|json|svg/.test(type) || name.endsWith('.js');
    const body = packed ? gzipSync(content) : Buffer.from(content);
    requests.push({ path: name, bytes: body.length });
    const encoding = packed ? { 'content-encoding': 'gzip' } : {};
    return response
      .writeHead(200, { 'content-type': type, 'content-length': body.length, ...encoding })
      .end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    files,
    requests,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Waits for the course's first slide inside the LMS's frame, and gives the frame. */
export async function courseFrame(page) {
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  await frame.waitForSelector('[data-slide] [data-heading]', { state: 'visible' });
  return frame;
}
