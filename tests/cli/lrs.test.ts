import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { courseIn, coursewright, newFolder } from '../support/cli.ts';
import { unzip } from '../support/unzip.ts';

const head =
  'format: 1\nid: example\ntitle: Example\nversion: 1.0.0\nlanguage: en\nlessons: [intro]\n' +
  'completion: { slides: all, quizzes: none }\niri: https://nordwind.example/courses/example\n';
const env = { COURSEWRIGHT_LRS_KEY: 'key-4711', COURSEWRIGHT_LRS_SECRET: 'sésame' };
const courseWith = async (keys: string) => courseIn(await newFolder(), { 'course.yaml': head + keys });

/** Each package's page and data as texts, by its kind. */
async function packagesIn(course: string) {
  const dist = join(course, 'dist');
  const zips = (await readdir(dist)).filter((name) => name.endsWith('.zip'));
  return Object.fromEntries(
    await Promise.all(
      zips.map(async (name) => {
        const files = unzip(await readFile(join(dist, name)));
        const text = (path: string) => new TextDecoder().decode(files.get(path));
        const policy = /connect-src ([^;]*)/.exec(text('index.html').replaceAll('&#x27;', "'"))?.[1];
        const whole = [...files.values()].map((bytes) => Buffer.from(bytes).toString('latin1')).join('\n');
        return [name.replace(/^.*-|\.zip$/g, ''), { policy, whole, paths: [...files.keys()] }] as const;
      }),
    ),
  );
}

describe('a course with an LRS', () => {
  test('talks to the LRS and the token service and to nobody else; cmi5 and xapi to whoever launches', async () => {
    const course = await courseWith(
      'publish: [scorm12, web, cmi5, xapi]\nlrs: { endpoint: "https://lrs.example:8443/xapi/", token: "https://tokens.example/issue" }\n',
    );
    const { status, err } = await coursewright(['build'], { cwd: course });
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const { scorm12, web, cmi5, xapi } = await packagesIn(course);
    expect(scorm12?.policy).toBe("'self' https://lrs.example:8443 https://tokens.example");
    expect(web?.policy).toBe(scorm12?.policy);
    expect(cmi5?.policy).toBe("'self' https: http://localhost:* http://127.0.0.1:*");
    expect(xapi?.policy).toBe(cmi5?.policy);
    expect(scorm12?.paths).toContain('js/lrs.js');
    expect(cmi5?.paths).not.toContain('js/lrs.js');
  });

  test('has credentials in its packages only where that is allowed, and the build says who can use them', async () => {
    const course = await courseWith(
      'publish: [scorm12, xapi]\nlrs: { endpoint: https://lrs.example/xapi/ }\n',
    );
    const secret = Buffer.from('key-4711:sésame').toString('base64');
    const without = await coursewright(['build'], { cwd: course, env });
    expect(without.err).toContain('lrs-without-credentials');
    for (const { whole } of Object.values(await packagesIn(course)))
      expect([secret, 'key-4711'].filter((text) => whole.includes(text))).toEqual([]);
    const { status, out, err } = await coursewright(['build', '--allow-embedded-credentials'], {
      cwd: course,
      env,
    });
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain('EMBEDDED CREDENTIALS: whoever can open this package, every learner included');
    expect(out).toContain('https://lrs.example/xapi/');
    const { scorm12, xapi } = await packagesIn(course);
    expect(scorm12?.whole).toContain(secret);
    expect(xapi?.whole).not.toContain(secret);
    const bare = await coursewright(['build', '--allow-embedded-credentials'], { cwd: course });
    expect(bare.status).toBe(2);
    expect(bare.err).toContain('COURSEWRIGHT_LRS_KEY and COURSEWRIGHT_LRS_SECRET are not set');
  });

  test('embeds nothing where a token service gives the right', async () => {
    const course = await courseWith(
      'lrs: { endpoint: https://lrs.example/xapi/, token: https://tokens.example/issue }\n',
    );
    const { out } = await coursewright(['build', '--allow-embedded-credentials'], { cwd: course, env });
    expect(out).not.toContain('EMBEDDED');
    expect((await packagesIn(course)).scorm12?.whole).not.toContain('"embedded"');
  });

  test.each([
    ['lrs: { endpoint: "https://user:pw@lrs.example/" }', 'credential-in-course'],
    ['lrs: { endpoint: "https://lrs.example/?auth=abc" }', 'credential-in-course'],
    ['lrs: { endpoint: https://lrs.example/, token: abcdefgh12345 }', 'credential-in-course'],
    ['lrs: { endpoint: https://lrs.example/, token: Bearer abcdefgh.12/5 }', 'credential-in-course'],
    ['lrs: { endpoint: https://lrs.example/, token: eyJabcdefgh.e30.x_z }', 'credential-in-course'],
    [
      'lrs: { endpoint: https://lrs.example/, token: https://t.example/, api_key: x }',
      'credential-in-course',
    ],
    ['publisher: { name: A, url: "https://a:b@c.example" }', 'credential-in-course'],
    ['lrs: { endpoint: http://lrs.example/ }', 'lrs-not-encrypted'],
    ['lrs: { endpoint: lrs.example }', 'ill-formed-url'],
    ['lrs: { endpoint: https://lrs.example/, tokn: https://t.example/ }', 'unknown-key'],
    ['lrs: { token: https://t.example/ }', 'missing-key'],
  ])('%s is an error with its place', async (keys, name) => {
    const course = await courseWith(`${keys}\n`);
    const { status, out } = await coursewright(['build', '--json'], { cwd: course });
    expect(status).toBe(1);
    const { diagnostics } = JSON.parse(out);
    expect(
      diagnostics.map((each: { name: string; place: { line: number } }) => [each.name, each.place.line]),
    ).toEqual([[name, 9]]);
    expect(JSON.stringify(diagnostics.map((each: { message: string }) => each.message))).not.toMatch(
      /:pw@|abcdefgh/,
    );
  });

  test('may try an LRS on its own computer', async () => {
    const course = await courseWith(
      'lrs: { endpoint: "http://localhost:8080/xapi/", token: "http://127.0.0.1:81/" }\n',
    );
    const { status, err } = await coursewright(['build'], { cwd: course });
    expect({ status, err }).toEqual({ status: 0, err: '' });
  });
});
