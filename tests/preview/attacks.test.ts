import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { courseFolder, serve, type Served } from './support.ts';

let folder = '';
let shared: Served;
let close: (() => Promise<void>) | undefined;
afterAll(() => close?.());
beforeAll(async () => {
  folder = await courseFolder();
  const lesson =
    'id: intro\ntitle: A\nslides:\n  - { id: one, title: One, image: { file: media/photo.png, alt: A } }\n';
  await writeFile(join(folder, 'lessons/intro.yaml'), lesson);
  await writeFile(join(dirname(folder), 'secret.txt'), 'secret');
  shared = await serve(folder, {}, (done) => (close = done));
});

describe('the preview answers its own page alone', () => {
  it.each([
    ['another name that points here (DNS rebinding)', { host: 'evil.example' }, 403],
    ['such a name with the right port', { host: 'evil.example:4177' }, 403],
    ['a name that begins like ours', { host: '127.0.0.1.evil.example' }, 403],
    ['another page of this machine', { origin: 'http://127.0.0.1:1' }, 403],
    ['another site', { origin: 'https://evil.example' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
    [
      'a picture or script in another site',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
      403,
    ],
    [
      'a frame in another site',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
      403,
    ],
    [
      'a link on another site',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
      200,
    ],
    ['its own page', { 'sec-fetch-site': 'same-origin' }, 200],
  ])('%s', async (_, headers, status) => {
    const { get, preview } = shared;
    const own = { host: new URL(preview.url).host };
    for (const path of ['/', '/choices'])
      expect((await get(path, { ...own, ...headers })).status).toBe(status);
  });

  it('lends nothing to other sites, and lets nobody frame or cache it', async () => {
    const { get } = shared;
    const { headers } = await get('/');
    expect((await get('/choices')).headers['content-security-policy']).toContain("connect-src 'self'");
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  it('changes nothing without its token, and listens on this machine alone', async () => {
    const { get, preview } = await serve(folder, { EDITOR: 'true' });
    const path = '/open?file=course.yaml&line=1&column=1';
    expect((await get(path, {}, 'POST')).status).toBe(403);
    expect((await get(path, { 'x-preview-token': 'guess' }, 'POST')).status).toBe(403);
    expect((await get('/learner/tab1?do=launch', {}, 'POST')).status).toBe(403);
    expect((await get('/learner-copy/tab1', {}, 'POST')).status).toBe(403);
    expect((await get('/', {}, 'DELETE')).status).toBe(405);
    // Its LRS is reached by launches alone, and by its own pages.
    const lrs = '/lrs/tab1/cmi5/xapi/statements';
    expect((await get(lrs, {}, 'PUT')).status).toBe(404);
    expect((await get(lrs, { origin: 'https://evil.example' }, 'PUT')).status).toBe(403);
    const { port, hostname } = new URL(preview.url);
    expect(hostname).toBe('127.0.0.1');
    // Another address of the loopback: who listens everywhere would answer there.
    const refused = new Promise((resolve) => connect(Number(port), '127.0.0.2').once('error', resolve));
    expect(await refused).toMatchObject({ code: 'ECONNREFUSED' });
  });
});

describe('nothing outside the package is served', () => {
  it.each([
    'course.yaml',
    'lessons/intro.yaml',
    'course.lock.json',
    '../course.yaml',
    '../../../../etc/passwd',
    '..%2f..%2f..%2fetc%2fpasswd',
    '%2e%2e/%2e%2e/secret.txt',
    '..%5c..%5csecret.txt',
    'media/../../secret.txt',
    'media/%00photo.png',
    '/etc/passwd',
    '',
  ])('%s', async (path) => {
    const served = shared;
    const outcome = await served.outcomes().until(({ kind }) => kind === 'built');
    const base = outcome.kind === 'built' ? `/run/tab1/${outcome.path}` : '';
    expect((await served.get(`${base}index.html`)).status).toBe(200);
    const { status, body } = await served.get(base + path);
    expect([400, 404]).toContain(status);
    expect(body).not.toMatch(/secret|root:/);
  });

  it('a picture that became a link out of the course', async () => {
    const own = await courseFolder();
    await writeFile(join(dirname(own), 'secret.txt'), 'secret');
    const lesson =
      'id: intro\ntitle: A\nslides:\n  - { id: one, title: One, image: { file: media/photo.png, alt: A } }\n';
    await writeFile(join(own, 'lessons/intro.yaml'), lesson);
    const served = await serve(own);
    const outcome = await served.outcomes().until(({ kind }) => kind === 'built');
    const picture = outcome.kind === 'built' ? `/run/tab1/${outcome.path}media/photo.png` : '';
    expect(await served.get(picture)).toMatchObject({
      status: 200,
      headers: { 'content-type': 'image/png' },
    });
    expect(await served.get(picture, { range: 'bytes=1-3' })).toMatchObject({ status: 206, body: 'PNG' });
    expect((await served.get(picture, { range: 'bytes=999999-' })).status).toBe(416);
    await rename(join(own, 'media/photo.png'), join(own, 'media/kept.png'));
    await symlink('../../secret.txt', join(own, 'media/photo.png'));
    const { status, body } = await served.get(picture);
    expect(status).toBe(404);
    expect(body).not.toContain('secret');
  });

  it('a file outside the course is opened in no editor', async () => {
    const log = join(dirname(folder), 'opened');
    await mkdir(join(folder, 'links'), { recursive: true });
    await symlink('../../secret.txt', join(folder, 'links/out.txt'));
    const { get } = await serve(folder, { EDITOR: `touch ${log}` });
    const { token } = JSON.parse((await get('/choices')).body) as { token: string };
    for (const file of ['../secret.txt', '/etc/passwd', 'links/out.txt', 'lessons', 'lessons/none.yaml'])
      expect(
        (await get(`/open?file=${encodeURIComponent(file)}`, { 'x-preview-token': token }, 'POST')).status,
      ).toBe(404);
  });
});
