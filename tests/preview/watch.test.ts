import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { runProcess } from '../support/cli.ts';
import { courseFolder, packageText, serve, type Served, type Told } from './support.ts';

const identity = {
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
};

const lesson = (title: string) => `id: intro\ntitle: A\nslides:\n  - { id: one, title: ${title} }\n`;

/** Waits until a page of the package shows a text: in the first build that does, of those from a certain one on. */
async function shown(
  served: Served,
  told: Told,
  text: string,
  page = 'lessons/intro.html',
  first = 0,
): Promise<void> {
  for (let from = first; ;) {
    const outcome = await told.until((each) => each.kind === 'built' && told.all.indexOf(each) >= from);
    from = told.all.indexOf(outcome) + 1;
    if ((await packageText(served, outcome, page)).includes(text)) return;
  }
}

async function opened(): Promise<{ served: Served; told: Told; file: string }> {
  const served = await serve(await courseFolder());
  const told = served.outcomes();
  await told.until(({ kind }) => kind === 'built');
  return { served, told, file: join(served.folder, 'lessons/intro.yaml') };
}

it('a save, an atomic save, a rename, a new folder and a removed file are all seen; the lock is never written', async () => {
  const { served, told, file } = await opened();
  await writeFile(file, lesson('Written'));
  await shown(served, told, 'Written');
  await writeFile(`${file}.tmp`, lesson('Replaced'));
  await rename(`${file}.tmp`, file);
  await shown(served, told, 'Replaced');
  await rename(file, join(served.folder, 'lessons/other.yaml'));
  await writeFile(join(served.folder, 'lessons/other.yaml'), lesson('Renamed'));
  await shown(served, told, 'Renamed');
  // A folder that is new is watched as well.
  await mkdir(join(served.folder, 'texts'));
  await writeFile(join(served.folder, 'texts/body.md'), 'First');
  const long = 'id: intro\ntitle: A\nslides:\n  - { id: one, title: One, body: { file: texts/body.md } }\n';
  await writeFile(join(served.folder, 'lessons/other.yaml'), long);
  await shown(served, told, 'First');
  await writeFile(join(served.folder, 'texts/body.md'), 'Second');
  await shown(served, told, 'Second');
  await rm(join(served.folder, 'lessons/other.yaml'));
  await told.until(({ kind }) => kind === 'broken');
  await expect(readFile(join(served.folder, 'course.lock.json'))).rejects.toThrow('ENOENT');
});

it('a folder that is gone for a while and comes back, as a checkout of another branch does', async () => {
  const { served, told } = await opened();
  const away = join(dirname(served.folder), 'away');
  await rename(served.folder, away);
  await told.until(({ kind }) => kind === 'broken');
  await writeFile(join(away, 'lessons/intro.yaml'), lesson('Back'));
  await rename(away, served.folder);
  await shown(served, told, 'Back');
  // The new folder is the one that is watched now.
  await writeFile(join(served.folder, 'lessons/intro.yaml'), lesson('Again'));
  await shown(served, told, 'Again');
});

it('a branch that git checks out: files replaced, added and gone at once', async () => {
  const { served, told, file } = await opened();
  const git = (...args: string[]) => runProcess('git', args, { cwd: served.folder, env: identity });
  const both = ['intro', 'more'].map(
    (id) => `id: ${id}\ntitle: A\nslides:\n  - { id: ${id}_one, title: On a branch }\n`,
  );
  const course = await readFile(join(served.folder, 'course.yaml'), 'utf8');
  await git('init', '-q', '-b', 'main');
  await git('add', '.');
  await git('commit', '-q', '-m', 'A');
  await git('checkout', '-q', '-b', 'other');
  await rm(file);
  await writeFile(join(served.folder, 'lessons/a.yaml'), both[0] ?? '');
  await writeFile(join(served.folder, 'lessons/b.yaml'), both[1] ?? '');
  await writeFile(join(served.folder, 'course.yaml'), course.replace('[intro]', '[intro, more]'));
  await git('add', '.');
  await git('commit', '-q', '-m', 'B');
  await shown(served, told, 'On a branch');
  const before = told.all.length;
  await git('checkout', '-q', 'main');
  await shown(served, told, 'There is no such file', 'lessons/more.html', before);
  const next = told.all.length;
  await git('checkout', '-q', 'other');
  await shown(served, told, 'On a branch', 'lessons/more.html', next);
});

it('200 quick saves end in the last one, with a few builds one after the other', async () => {
  const { served, told, file } = await opened();
  const before = served.results.length;
  for (let save = 1; save <= 200; save++) await writeFile(file, lesson(`Save ${save} of many`));
  await shown(served, told, 'Save 200 of many');
  expect(served.results.length - before).toBeLessThan(40);
});

it('a mistake is told with its line, and over when it is mended; the last good page stays', async () => {
  const { served, told, file } = await opened();
  await writeFile(file, lesson('Good'));
  await shown(served, told, 'Good');
  await writeFile(file, 'id: intro\ntitle: A\nslides:\n  - { id: one, titel: Worse }\n  - { id: one }\n');
  const broken = await told.until(({ kind }) => kind === 'broken');
  expect(broken.findings.map(({ name, line }) => [name, line])).toContainEqual(['unknown-key', 4]);
  const [finding] = broken.findings.filter(({ name }) => name === 'unknown-key');
  expect(finding).toMatchObject({ file: 'lessons/intro.yaml', column: 16, hint: 'Did you mean `title`?' });
  expect(finding?.frame).toContain('4 |   - { id: one, titel: Worse }');
  const good = told.all.findLast(({ kind }) => kind === 'built');
  if (good) expect(await packageText(served, good, 'lessons/intro.html')).toContain('Good');
  await writeFile(file, lesson('Mended'));
  await shown(served, told, 'Mended');
});

it('what has no id yet is shown all the same, told, and placed in the author’s own lines', async () => {
  const { served, told, file } = await opened();
  await writeFile(file, 'title: A\nslides:\n  - title: First\n  - title: Second\n');
  const built = await told.until(({ findings }) => findings.some(({ name }) => name === 'missing-id'));
  expect(built.kind).toBe('built');
  expect(built.findings.filter(({ name }) => name === 'missing-id')).toHaveLength(3);
  const { slides } = JSON.parse((await served.get('/facts?target=&words=')).body) as {
    slides: { title: string; file: string; line: number }[];
  };
  expect(slides.map(({ title, line }) => [title, line])).toEqual([
    ['First', 3],
    ['Second', 4],
  ]);
  expect(await readFile(file, 'utf8')).not.toContain('id:');
});

it('another target and other words are built beside; samples and facts are those of the course', async () => {
  const { served } = await opened();
  await writeFile(
    join(served.folder, 'lessons/intro.yaml'),
    'id: intro\ntitle: A\nslides:\n  - { id: ask, type: choice, stem: Which?, choices: { a: A, b: B }, answer: a }\n',
  );
  const told = served.outcomes('target=scorm2004&words=de');
  const outcome = await told.until(({ kind }) => kind === 'built');
  expect(outcome).toMatchObject({ target: 'scorm2004' });
  expect(await packageText(served, outcome, 'imsmanifest.xml')).toContain('2004');
  expect(await packageText(served, outcome, 'index.html')).toContain('Zurück');
  expect(await packageText(served, outcome, 'index.html')).toContain('lang="en"');
  const samples = JSON.parse((await served.get('/samples?target=scorm2004&words=de')).body) as unknown;
  expect(samples).toEqual({ ask: { right: ['a'], wrong: ['b'] } });
  expect((await served.get('/events?target=unknown&words=')).status).toBe(400);
});

it('a broken line breaks off, a slow one answers, each for its own tab', async () => {
  const { served, told } = await opened();
  const outcome = await told.until(({ kind }) => kind === 'built');
  const path = (tab: string) => (outcome.kind === 'built' ? `/run/${tab}/${outcome.path}course.json` : '');
  const { token } = JSON.parse((await served.get('/choices')).body) as { token: string };
  const own = { 'x-preview-token': token };
  expect((await served.get('/line/one?is=broken', own, 'POST')).status).toBe(200);
  await expect(served.get(path('one'))).rejects.toThrow();
  await expect(served.get('/commit/one', own, 'POST')).rejects.toThrow();
  expect((await served.get(path('two'))).status).toBe(200);
  await served.get('/line/one?is=slow', own, 'POST');
  expect((await served.get(path('one'))).status).toBe(200);
  expect((await served.get('/line/one?is=odd', own, 'POST')).status).toBe(400);
});
