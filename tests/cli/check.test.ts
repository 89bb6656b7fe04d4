import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { beforeAll, describe, expect, test } from 'vitest';
import { fixtures } from '../check/support.ts';
import { zipOf } from '../check/zip-writer.ts';
import { courseIn, coursewright, coursewrightProcess, newFolder } from '../support/cli.ts';

let folder = '';
const call = (...args: string[]) => coursewright(['check', ...args], { cwd: folder });

beforeAll(async () => {
  folder = await newFolder();
  await writeFile(join(folder, 'clean.zip'), zipOf(fixtures.scorm2004));
  await cp('tests/check/fixtures/scorm12', join(folder, 'bad'), { recursive: true });
  const manifest = String(fixtures.scorm12['imsmanifest.xml']).replace(
    'href="index.html">',
    'href="Index.html">',
  );
  await writeFile(join(folder, 'bad/imsmanifest.xml'), manifest);
  const noted = {
    ...fixtures.scorm12,
    'index.html': String(fixtures.scorm12['index.html']).replace('<html lang="en">', '<html>'),
  };
  await writeFile(join(folder, 'warned.zip'), zipOf(noted));
});

describe('what check says', () => {
  test('of a clean package: what it is, and that nothing was found', async () => {
    const { status, out, err } = await call('clean.zip');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(
      /^clean\.zip {2}SCORM 2004 \(2004 4th Edition\), 3 files, [\d.]+ KB\n {2}nothing found\n\n$/,
    );
    expect((await call('clean.zip', '--quiet')).out).toBe('');
  });

  test('of a folder with a fault: where, the line with carets, the way out, counts', async () => {
    const { status, out, err } = await call('bad');
    expect({ status, err }).toEqual({ status: 1, err: '' });
    expect(out).toContain('imsmanifest.xml:24:5 error `Index.html` is not in the package');
    expect(out).toMatch(/ {2}24 \| +<resource .*\n +\| +\^{9}\n {2}There is `index\.html`/);
    expect(out).toContain('More about one by its name: coursewright help launch-file-missing');
  });

  test('of several packages, and of a folder that only holds zips', async () => {
    const { status, out } = await call('.');
    expect(status).toBe(0);
    expect(out.indexOf('clean.zip')).toBeLessThan(out.indexOf('warned.zip'));
    expect(out).toContain('index.html:2:1 warning');
    expect((await call('clean.zip', 'bad')).status).toBe(1);
    // Unpacked ones side by side stand for themselves; a single one lies a folder too deep.
    const many = join(folder, 'many');
    await cp('tests/check/fixtures/cmi5', join(many, 'one'), { recursive: true });
    expect((await call('many')).out).toContain('descriptor-in-folder');
    await cp('tests/check/fixtures/tincan', join(many, 'two'), { recursive: true });
    expect((await call('many')).out).toMatch(/^many\/one {2}cmi5[^]+\nmany\/two {2}Tin Can/);
  });

  test('of many large packages one after another: none stays in memory', async () => {
    const page = String(fixtures.scorm12['index.html']).replace('<html lang="en">', '<html>');
    const large = {
      ...fixtures.scorm12,
      'index.html': `${page}${'Keep doors shut.\n'.repeat(300_000)}`,
    };
    const path = join(await newFolder(), 'large.zip');
    await writeFile(path, zipOf(large));
    const { status, out } = await coursewrightProcess(['check', '--json', ...Array<string>(20).fill(path)], {
      cwd: folder,
      env: { NODE_OPTIONS: '--max-old-space-size=100' },
    });
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ warnings: 20 });
  });

  test('of what the build made: nothing found', async () => {
    const course = await courseIn(await newFolder());
    await coursewright(['build'], { cwd: course });
    const { status, out } = await coursewright(['check', 'dist', '--fail-on', 'info'], { cwd: course });
    expect({ status, out }).toEqual({ status: 0, out: expect.stringContaining('nothing found') });
  });

  test('help explains a finding by its name', async () => {
    const { status, out } = await coursewright(['help', 'launch-file-missing'], { cwd: folder });
    expect(status).toBe(0);
    expect(out).toMatch(
      /^launch-file-missing\n[^]*\nWrong\n[^]*\nRight\n[^]*\nWhy\n[^]*Level: error\. Source: /,
    );
  });

  test('a path that is not there is a finding, also where nothing is to fail', async () => {
    const { status, out } = await call('nothing.zip', '--fail-on', 'never');
    expect(status).toBe(1);
    expect(out).toContain('nothing.zip error There is no such file or folder. package-not-found');
  });

  test('a secret is not shown again', async () => {
    const files = {
      ...fixtures.scorm12,
      'js/player.js': `const key = 'AKIAIOSFODNN7EXAMPL2';\n${String(fixtures.scorm12['js/player.js'])}`,
    };
    await mkdir(join(folder, 'secret'), { recursive: true });
    await writeFile(join(folder, 'secret/key.zip'), zipOf(files));
    for (const format of [[], ['--json'], ['--sarif'], ['--junit']]) {
      const { status, out } = await call('secret/key.zip', ...format);
      expect(status).toBe(1);
      expect(out).toContain('AKIAIO…');
      expect(out).not.toContain('NN7EXAMPL2');
    }
  });

  test('a broken zip gives no stack trace', async () => {
    await mkdir(join(folder, 'broken'), { recursive: true });
    await writeFile(join(folder, 'broken/half.zip'), zipOf(fixtures.cmi5).subarray(0, 900));
    const { status, out, err } = await call('broken/half.zip');
    expect({ status, err }).toEqual({ status: 1, err: '' });
    expect(out).toContain('zip-damaged');
  });
});

describe('the exit status follows --fail-on', () => {
  test.each([
    ['error', 0],
    ['warning', 1],
    ['info', 1],
    ['never', 0],
  ])('%s: %i', async (level, expected) => {
    expect((await call('warned.zip', '--fail-on', level)).status).toBe(expected);
  });

  test('an ignored check finds nothing', async () => {
    const { status, out } = await call(
      'warned.zip',
      '--fail-on',
      'info',
      '--ignore',
      'page-without-language',
    );
    expect({ status, out }).toEqual({ status: 0, out: expect.stringContaining('nothing found') });
  });
});

describe('for machines', () => {
  test('--json is one document', async () => {
    const { status, out } = await call('bad', 'clean.zip', '--json');
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      packages: [
        {
          path: 'bad',
          standard: 'scorm12',
          version: '1.2',
          errors: 1,
          findings: [
            {
              name: 'launch-file-missing',
              level: 'error',
              place: { file: 'imsmanifest.xml', line: 24, column: 5 },
              count: 1,
            },
          ],
        },
        { path: 'clean.zip', standard: 'scorm2004', findings: [], errors: 0, warnings: 0, infos: 0 },
      ],
      errors: 1,
      warnings: 0,
    });
  });

  test('--sarif has the rules with their help, and results at lines', async () => {
    const { out } = await call('bad', '--sarif');
    const { version, runs } = JSON.parse(out);
    expect(version).toBe('2.1.0');
    const [{ tool, results }] = runs;
    expect(tool.driver).toMatchObject({ name: 'coursewright' });
    for (const { ruleId, ruleIndex, level, message, locations } of results) {
      expect(tool.driver.rules[ruleIndex]).toMatchObject({
        id: ruleId,
        help: { text: expect.stringContaining('## Why') },
      });
      expect(['error', 'warning', 'note']).toContain(level);
      expect(message.text).not.toBe('');
      expect(locations).toHaveLength(1);
    }
    expect(results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'bad/imsmanifest.xml' },
      region: { startLine: 24, startColumn: 5, endColumn: 14 },
    });
  });

  test('--junit is well-formed: a suite a package, a case a check', async () => {
    const { out } = await call('bad', 'clean.zip', '--junit');
    expect(XMLValidator.validate(out)).toBe(true);
    const { testsuites } = new XMLParser({ ignoreAttributes: false }).parse(out);
    const rules = (await readFile('scripts/check/list.ts', 'utf8')).match(/^export /gm)?.length;
    expect(
      testsuites.testsuite.map((suite: Record<string, string>) => [
        suite['@_name'],
        suite['@_failures'],
        suite['@_tests'],
      ]),
    ).toEqual([
      ['bad', '1', String(rules)],
      ['clean.zip', '0', String(rules)],
    ]);
  });
});

describe('wrong usage has status 2', () => {
  test.each([
    ['no path', [], 'path'],
    [
      'an unknown level',
      ['clean.zip', '--fail-on', 'bad'],
      'Allowed choices are error, warning, info, never',
    ],
    ['two formats at once', ['clean.zip', '--sarif', '--json'], 'cannot be used with'],
    [
      'a mistyped check',
      ['clean.zip', '--ignore', 'launch-file-mising'],
      'Did you mean launch-file-missing?',
    ],
  ])('%s', async (_name, args, words) => {
    const { status, out, err } = await call(...args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(words);
  });
});
