import { mkdir, readFile, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { courseIn, coursewright, newFolder } from '../support/cli.ts';
import { readStrictly } from '../support/strict-zip.ts';

const courseFile = (id: string, more = '') =>
  `format: 1\nid: ${id}\ntitle: Example\nversion: 1.0.0\nlanguage: en\nlessons: [intro]\n${more}` +
  'completion: { slides: all, quizzes: none }\n';
const lesson = (slides: string) => `id: intro\ntitle: Introduction\nslides:\n${slides}`;
const welcome = '  - id: welcome\n    title: Welcome\n    body: Hello.\n';

describe('what a build says', () => {
  test.each([
    ['lessons', 'file-outside-course'],
    ['banks', 'file-outside-course'],
    ['templates', 'file-outside-course'],
    ['templates/css', 'file-outside-course'],
    ['media', 'media-link-outside'],
  ])('of a folder that is a link out of the course: %s', async (linked, finding) => {
    const folder = await newFolder();
    const image = '    image: { file: media/photo.png, alt: A harbour }\n';
    const course = await courseIn(folder, { 'lessons/intro.yaml': lesson(welcome + image) });
    const [inside, outside] = [join(course, linked), join(folder, 'elsewhere')];
    await mkdir(inside, { recursive: true });
    await rename(inside, outside);
    await symlink(outside, inside);
    const { status, err } = await coursewright(['build'], { cwd: course });
    expect({ status, err }).toEqual({ status: 1, err: expect.stringContaining(finding) });
    expect((await coursewright(['ids'], { cwd: course })).err).not.toContain('mistake of its own');
  });

  test('of a good course: its package, counts, resume data, and what the lock gained', async () => {
    const folder = await newFolder();
    const course = await courseIn(folder);
    const { status, out, err } = await coursewright(['build'], { cwd: course });
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const lines = out.split('\n');
    expect(lines[0]).toMatch(/^dist\/example-1\.0\.0-scorm12\.zip {2}\d+ KB$/);
    expect(lines[1]).toMatch(/^ {2}1 slide, 0 questions, \d+ files$/);
    expect(lines[2]).toMatch(/^ {2}resume data: at most \d+ of 4,096 characters$/);
    expect(lines[3]).toBe(
      '  score: none, since no quiz counts for it (Moodle shows 0); completed when all slides are seen',
    );
    expect(out).toContain('course.lock.json: 1 line added');
    expect(out).not.toContain('codebook');
    expect((await coursewright(['build'], { cwd: course })).out).not.toContain('course.lock.json');
  });

  test('as JSON, of a good and a bad course at once: one document', async () => {
    const folder = await newFolder();
    await courseIn(join(folder, 'course'));
    await courseIn(join(folder, 'other'), { 'course.yaml': courseFile('example', 'titel: X\n') });
    const { status, out, err } = await coursewright(['build', 'example', 'other/example', '--json'], {
      cwd: folder,
    });
    expect({ status, err }).toEqual({ status: 1, err: '' });
    const { courses, packages, diagnostics, errors, warnings } = JSON.parse(out);
    expect(courses).toEqual(['course/example', 'other/example']);
    expect(packages).toMatchObject([
      { course: 'course/example', file: 'dist/example-1.0.0-scorm12.zip', slides: 1, questions: 0 },
    ]);
    expect(diagnostics).toMatchObject([
      {
        name: 'unknown-key',
        severity: 'error',
        place: { file: 'other/example/course.yaml', line: 7, column: 1 },
      },
    ]);
    expect({ errors, warnings }).toEqual({ errors: 1, warnings: 0 });
  });

  test('quietly: nothing of a good course, all of a bad one', async () => {
    const course = await courseIn(await newFolder());
    expect(await coursewright(['build', '-q'], { cwd: course })).toMatchObject({
      status: 0,
      out: '',
      err: '',
    });
    await writeFile(join(course, 'course.yaml'), courseFile('example', 'titel: X\n'));
    expect((await coursewright(['build', '-q'], { cwd: course })).err).toContain('unknown-key');
  });

  test('of bad files: every mistake of all of them, in order, with line, caret, hint and counts; no package', async () => {
    const course = await courseIn(await newFolder(), {
      'course.yaml': courseFile('example', 'titel: X\n'),
      'lessons/intro.yaml': lesson(`${welcome}    boddy: Hello.\n  - id: welcome\n    title: Again\n`),
    });
    const { status, out, err } = await coursewright(['build'], { cwd: course });
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain('course.yaml:7:1 error');
    expect(err).toContain('  7 | titel: X\n    | ^^^^^');
    expect(err).toContain('lessons/intro.yaml:7:5 error');
    expect(err.indexOf('course.yaml:7')).toBeLessThan(err.indexOf('intro.yaml:7'));
    expect(err).toMatch(/lessons\/intro\.yaml:8:\d+ error .*id-used-twice/);
    expect(err).toMatch(/\n3 errors\. More about one by its name: coursewright help [a-z-]+\n$/);
    // No colours into a file or pipe.
    expect(err).not.toContain('\u001b');
    expect(await readdir(course)).not.toContain('dist');
  });

  test('colours come where they are forced', async () => {
    const course = await courseIn(await newFolder(), { 'course.yaml': courseFile('example', 'titel: X\n') });
    const { err } = await coursewright(['build'], { cwd: course, env: { FORCE_COLOR: '1' } });
    expect(err).toContain('\u001b[31merror');
    const plain = await coursewright(['build'], { cwd: course, env: { FORCE_COLOR: '1', NO_COLOR: '1' } });
    expect(plain.err).not.toContain('\u001b');
  });
});

describe('the codebook', () => {
  const asking =
    `${welcome}  - id: check\n    type: quiz\n    title: Check\n    questions:\n` +
    '      - { id: honest, stem: "=1+1?", type: true-false, answer: false }\n';
  const names = ['example-1.0.0-codebook.csv', 'example-1.0.0-codebook.json'];

  test('stands beside the package, and the build names it', async () => {
    const course = await courseIn(await newFolder(), { 'lessons/intro.yaml': lesson(asking) });
    const { out } = await coursewright(['build'], { cwd: course });
    expect(out).toContain(`\n  codebook: dist/${names[0]}, dist/${names[1]}\n`);
    expect(out).toContain('\n  score: check; completed when all slides are seen and check is submitted\n');
    expect((await readdir(join(course, 'dist'))).sort()).toEqual([...names, 'example-1.0.0-scorm12.zip']);
    const csv = await readFile(join(course, 'dist', names[0] ?? ''), 'utf8');
    expect(csv).toBe(
      '\ufeffindex,id,quiz,type,outcomes,stem,choices,key,weight,revision,source\r\n' +
        "0,check.honest,check,true-false,,'=1+1?,,false,1,1,lessons/intro.yaml:11\r\n",
    );
    const json = await coursewright(['build', '--json'], { cwd: course });
    expect(JSON.parse(json.out).packages).toMatchObject([
      {
        codebook: names.map((name) => `dist/${name}`),
        lms: 'score: check; completed when all slides are seen and check is submitted',
      },
    ]);
  });

  test('stays as it was when a later build fails, and where a folder takes its place nothing is written', async () => {
    const course = await courseIn(await newFolder(), { 'lessons/intro.yaml': lesson(asking) });
    await coursewright(['build'], { cwd: course });
    const read = (name = '') => readFile(join(course, 'dist', name), 'utf8');
    const before = await Promise.all(names.map(read));
    await writeFile(join(course, 'lessons/intro.yaml'), lesson(`${asking}    boddy: Hello.\n`));
    expect((await coursewright(['build'], { cwd: course })).status).toBe(1);
    expect(await Promise.all(names.map(read))).toEqual(before);

    const more = lesson(asking.replace('=1+1?', 'Is it?') + '  - { id: more, title: More }\n');
    await writeFile(join(course, 'lessons/intro.yaml'), more);
    const lock = await readFile(join(course, 'course.lock.json'), 'utf8');
    const zip = await readFile(join(course, 'dist/example-1.0.0-scorm12.zip'));
    await rm(join(course, 'dist', names[1] ?? ''));
    await mkdir(join(course, 'dist', names[1] ?? ''));
    const { status, err } = await coursewright(['build'], { cwd: course });
    expect(status).toBe(1);
    expect(err).toContain(`dist/${names[1]} error`);
    expect(err).toContain('output-not-writable');
    expect(await read(names[0])).toBe(before[0]);
    expect(await readFile(join(course, 'course.lock.json'), 'utf8')).toBe(lock);
    expect((await readFile(join(course, 'dist/example-1.0.0-scorm12.zip'))).equals(zip)).toBe(true);
    expect((await readdir(join(course, 'dist'))).sort()).toEqual([...names, 'example-1.0.0-scorm12.zip']);
  });
});

describe('which courses', () => {
  test('the one in whose folder we are, however deep; the package goes where the project has its others', async () => {
    const folder = await newFolder();
    const course = await courseIn(join(folder, 'course'));
    const { status } = await coursewright(['build'], { cwd: join(course, 'lessons') });
    expect(status).toBe(0);
    expect(await readdir(join(folder, 'dist'))).toEqual(['example-1.0.0-scorm12.zip']);
  });

  test('all below course/, folders without a course.yaml left out', async () => {
    const folder = await newFolder();
    await courseIn(join(folder, 'course'));
    await mkdir(join(folder, 'course/second/lessons'), { recursive: true });
    await writeFile(join(folder, 'course/second/course.yml'), courseFile('second'));
    await writeFile(join(folder, 'course/second/lessons/intro.yaml'), lesson(welcome));
    await mkdir(join(folder, 'course/notes'));
    const { status, out } = await coursewright(['build'], { cwd: folder });
    expect(status).toBe(0);
    expect(out).toContain('dist/example-1.0.0-scorm12.zip');
    expect(out).toContain('dist/second-1.0.0-scorm12.zip');
  });

  test.each([
    ['a folder', 'course/example'],
    ['a bare name', 'example'],
    ['its course.yaml', 'course/example/course.yaml'],
  ])('named by %s', async (_name, name) => {
    const folder = await newFolder();
    await courseIn(join(folder, 'course'));
    const { status } = await coursewright(['build', name, '--out', 'packages'], { cwd: folder });
    expect(status).toBe(0);
    expect(await readdir(join(folder, 'packages'))).toHaveLength(1);
  });

  test('a name that is near: the right one is offered', async () => {
    const folder = await newFolder();
    await courseIn(join(folder, 'course'));
    const { status, err } = await coursewright(['build', 'exmaple'], { cwd: folder });
    expect(status).toBe(1);
    expect(err).toContain('Did you mean `example`?');
  });

  test('none at all', async () => {
    const { status, err } = await coursewright(['build'], { cwd: await newFolder() });
    expect(status).toBe(1);
    expect(err).toContain('no-courses');
  });

  test('two with one id: neither is written, each names the other', async () => {
    const folder = await newFolder();
    await courseIn(join(folder, 'course'));
    await mkdir(join(folder, 'course/copy/lessons'), { recursive: true });
    await writeFile(join(folder, 'course/copy/course.yaml'), courseFile('example'));
    await writeFile(join(folder, 'course/copy/lessons/intro.yaml'), lesson(welcome));
    const { status, err } = await coursewright(['build'], { cwd: folder });
    expect(status).toBe(1);
    expect(err.match(/other\. two-courses-one-id$/gm)).toHaveLength(2);
    expect(err).toContain('course/example/course.yaml:2:5 has the same id');
    expect(await readdir(folder)).not.toContain('dist');
  });
});

describe('the lock', () => {
  const second = `${welcome}  - id: more\n    title: More\n    body: More.\n`;

  test('grows with the course, and never where it is frozen: by the option, or where CI is set', async () => {
    const course = await courseIn(await newFolder());
    await coursewright(['build'], { cwd: course });
    const before = await readFile(join(course, 'course.lock.json'), 'utf8');
    await writeFile(join(course, 'lessons/intro.yaml'), lesson(second));
    for (const frozen of [
      await coursewright(['build', '--frozen'], { cwd: course }),
      await coursewright(['build'], { cwd: course, env: { CI: 'true' } }),
    ]) {
      expect(frozen.status).toBe(1);
      expect(frozen.err).toContain('lock-frozen');
    }
    expect(await readFile(join(course, 'course.lock.json'), 'utf8')).toBe(before);
    const free = await coursewright(['build', '--no-frozen'], { cwd: course, env: { CI: 'true' } });
    expect(free.status).toBe(0);
    expect(await readFile(join(course, 'course.lock.json'), 'utf8')).toContain('{"slide":"more"}');
  });

  test('stays as it is, byte by byte, where nothing is new, and a frozen build is well', async () => {
    const course = await courseIn(await newFolder());
    await coursewright(['build'], { cwd: course });
    const before = await readFile(join(course, 'course.lock.json'), 'utf8');
    expect((await coursewright(['build', '--frozen'], { cwd: course })).status).toBe(0);
    expect(await readFile(join(course, 'course.lock.json'), 'utf8')).toBe(before);
  });

  test('is not written for a course with a mistake', async () => {
    const course = await courseIn(await newFolder(), { 'course.yaml': courseFile('example', 'titel: X\n') });
    await coursewright(['build'], { cwd: course });
    expect(await readdir(course)).not.toContain('course.lock.json');
  });
});

describe('what is in the package', () => {
  test('media that is asked for, the style sheet and what it asks for; and nothing that nobody asks for', async () => {
    const course = await courseIn(await newFolder(), {
      'course.yaml': courseFile('example', 'theme: { css: looks/theme.css }\n'),
      'looks/theme.css': '@import "more.css";\n.slide { background: url("../media/photo.png") }\n',
      'looks/more.css': '/* url(nothing.png) */ .slide { color: inherit }\n',
      'media/unused.png': await readFile(join(import.meta.dirname, '../support/base-course/media/photo.png')),
      'lessons/intro.yaml': lesson(
        `${welcome}    audio: { file: media/tone.mp3, transcript: A tone. }\n` +
          '    video: { file: media/clip.mp4, captions: { en: media/clip.en.vtt } }\n',
      ),
    });
    const { status, err } = await coursewright(['build'], { cwd: course });
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const zip = await readFile(join(course, 'dist/example-1.0.0-scorm12.zip'));
    const paths = readStrictly(zip).map(({ path }) => path);
    expect(paths[0]).toBe('imsmanifest.xml');
    expect(paths.filter((path) => /^(?:media|looks)\//.test(path))).toEqual([
      'looks/more.css',
      'looks/theme.css',
      'media/clip.en.vtt',
      'media/clip.mp4',
      'media/photo.png',
      'media/tone.mp3',
    ]);
    expect(paths).not.toContain('js/quiz.js');
  });

  test('a style sheet that asks for what is not there, or for another server, is told at its line', async () => {
    const course = await courseIn(await newFolder(), {
      'course.yaml': courseFile('example', 'theme: { css: theme.css }\n'),
      'theme.css':
        '.a { background: url(media/foto.png) }\n.b { background: url(https://cdn.example/x.png) }\n',
    });
    const { status, err } = await coursewright(['build'], { cwd: course });
    expect(status).toBe(1);
    expect(err).toMatch(/theme\.css:1:18 error .*media-missing/);
    expect(err).toMatch(/theme\.css:2:18 error .*style-loads-from-outside/);
  });

  test('a template of the course that asks for a file that is not there is found', async () => {
    const course = await courseIn(await newFolder(), {
      'templates/slides/text.hbs':
        '<h1 id="{{headingId}}">{{titleHtml}}</h1><img src="media/nowhere.png" alt="">',
    });
    const { status, err } = await coursewright(['build'], { cwd: course });
    expect(status).toBe(1);
    expect(err).toContain('media-missing');
    await rm(join(course, 'templates'), { recursive: true });
    expect((await coursewright(['build'], { cwd: course })).status).toBe(0);
  });
});
