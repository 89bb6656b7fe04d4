import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build } from '../../scripts/compile/build.ts';
import { diskFs } from '../../scripts/compile/disk.ts';
import { topicNames } from '../../scripts/cli/topic-names.ts';
import { topicPage, typeNames } from '../../scripts/cli/topics.ts';
import { checkRules } from '../../scripts/check/check.ts';
import { diagnosticNames } from '../../scripts/diagnostics/catalogue.ts';
import { lintRules } from '../../scripts/lint/lint.ts';
import { questionTypes } from '../../scripts/questions/list.ts';
import { baseFiles } from '../support/load-helper.ts';
import { memoryFs } from '../support/memory-fs.ts';
import { courseIn, coursewright, newFolder } from '../support/cli.ts';

const root = join(import.meta.dirname, '../..');
const pages = [...topicNames, ...typeNames()].map((name) => [name, topicPage(name, root) ?? ''] as const);
const blocks = (page: string, head: string) =>
  [...page.matchAll(/^~~~(.*)\n([^]*?)^~~~$/gm)]
    .filter(([, info]) => info?.startsWith(head))
    .map(([, info = '', text = '']) => ({ info, text }));

describe.each(pages)('help %s', (name, page) => {
  test('is printed by the command, without fences', async () => {
    const { status, out, err } = await coursewright(['help', name], { cwd: root });
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out.startsWith(`${name}\n`)).toBe(true);
    expect(out).not.toContain('~~~');
    expect(out).not.toContain('undefined');
  });

  const files = Object.fromEntries(
    blocks(page, 'yaml file=').map(({ info, text }) => [info.replace('yaml file=', ''), text]),
  );
  if (Object.keys(files).length > 0)
    test('has examples that build without a finding', async () => {
      // An example with its own course.yaml is a whole course; a lesson stands in the base course.
      const { value, diagnostics } = await build(memoryFs({ ...baseFiles, ...files }), {
        assets: diskFs(root),
        frozen: false,
      });
      expect(diagnostics).toEqual([]);
      expect(value?.files.length).toBeGreaterThan(5);
    });

  const commands = blocks(page, 'sh').flatMap(({ text }) => text.trim().split('\n'));
  if (commands.length > 0)
    test(`has commands that run: ${commands.join('; ')}`, async () => {
      const cwd = await courseIn(await newFolder());
      for (const line of commands) {
        const [program, ...args] = line.split(' ');
        expect(program).toBe('coursewright');
        const { status, err } = await coursewright(args, { cwd });
        expect({ line, status, err }).toEqual({ line, status: 0, err: '' });
      }
    });
});

describe('what the code knows', () => {
  const pageOf = (name: string) => topicPage(name, root) ?? '';

  test('every name of a finding stands in help errors, with what it is about', () => {
    const names = [...diagnosticNames, ...[...lintRules, ...checkRules].map(({ name }) => name)];
    expect(names.filter((name) => !new RegExp(`^- ${name}: \\S`, 'm').test(pageOf('errors')))).toEqual([]);
  });

  test.each(questionTypes.map((type) => [type.type, type] as const))(
    'help %s has an example that is its own, and all of its own keys',
    (name, { example, schema }) => {
      const page = pageOf(name);
      expect(blocks(page, 'yaml question').map(({ text }) => text.trim())).toEqual([example.yaml]);
      for (const key of Object.keys(schema.shape)) expect(page).toContain(`- \`${key}\``);
    },
  );

  test.each([
    ['format', ['  - `quizzes`: ', '  - `weights`: ', '  - `edition`: ']],
    ['slides', ['  - `alt`: ', '  - `captions`: ', '  - `visited`: ']],
    ['quizzes', ['- `bank` (required): ']],
    ['hotspot', ['  - each: `polygon`: ']],
    ['choice', ['  - each: `pin`: ']],
  ])('help %s explains the keys within its keys', (name, lines) => {
    for (const line of lines) expect(pageOf(name)).toContain(`\n${line}`);
    // A mere text has a long form everywhere; that is said once.
    expect(pageOf(name)).not.toContain('- `text`: The text itself');
  });

  test.each(questionTypes.map(({ type }) => type))('the example of help %s builds', async (name) => {
    const [{ text } = { text: '' }] = blocks(pageOf(name), 'yaml question');
    const lesson = `id: intro\ntitle: Introduction\nslides:\n  - id: test\n    type: quiz\n    title: Test\n    questions:\n      - ${text.trim().replaceAll('\n', '\n        ')}\n`;
    const image = { 'media/mail.png': baseFiles['media/photo.png'] ?? '' };
    const { diagnostics } = await build(memoryFs({ ...baseFiles, ...image, 'lessons/intro.yaml': lesson }), {
      assets: diskFs(root),
      frozen: false,
    });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('the topics name types and keys', () => {
    for (const name of ['hook', 'concept', 'quiz', 'min_time', 'locked_until'])
      expect(pageOf('slides')).toContain(`\`${name}\``);
    for (const name of ['matching', 'hint', 'points']) expect(pageOf('questions')).toContain(`\`${name}\``);
    for (const name of ['time_limit', 'retry']) expect(pageOf('quizzes')).toContain(`- \`${name}\``);
    for (const name of ['lint', 'publish']) expect(pageOf('format')).toContain(`- \`${name}\``);
  });

  test('a mistyped topic has the right word', async () => {
    const { status, err } = await coursewright(['help', 'quizes'], { cwd: root });
    expect(status).toBe(2);
    expect(err).toContain('Did you mean quizzes?');
  });
});
