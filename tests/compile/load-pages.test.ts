import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildCourse } from '../../scripts/compile/build.ts';
import { diskFs } from '../../scripts/compile/disk.ts';
import { courseCatalogue } from '../../scripts/diagnostics/catalogue/course.ts';
import { mediaCatalogue } from '../../scripts/diagnostics/catalogue/media.ts';
import { quizCatalogue } from '../../scripts/diagnostics/catalogue/quiz.ts';
import { questionTypes } from '../../scripts/questions/list.ts';
import { baseFiles } from '../support/load-helper.ts';
import { memoryFs } from '../support/memory-fs.ts';

const names = [
  courseCatalogue,
  mediaCatalogue,
  quizCatalogue,
  ...questionTypes.map(({ diagnostics }) => diagnostics),
].flatMap(Object.keys);

const pageOf = (name: string) =>
  readFileSync(new URL(`../../scripts/diagnostics/pages/${name}.md`, import.meta.url), 'utf8');

function examples(page: string, heading: string): Record<string, string> {
  const part = page.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return Object.fromEntries(
    [...part.matchAll(/~~~\w+ file=(\S+)\n([^]*?)~~~/g)].map(([, file, text]) => [file, text]),
  );
}

/** What a build says of the base course with some files in place of its own. */
const findingsOf = async (files: Record<string, string>) =>
  (await buildCourse(memoryFs({ ...baseFiles, ...files }), { assets: diskFs('.'), frozen: false }))
    .diagnostics;

describe.each(names)('the help page of %s', (name) => {
  const page = pageOf(name);

  it('has a name, a meaning, wrong and right text, and a reason', () => {
    expect(page.startsWith(`# ${name}\n`)).toBe(true);
    expect(page.match(/^## .*$/gm)).toEqual(['## Wrong', '## Right', '## Why']);
  });

  const wrong = examples(page, 'Wrong');
  if (Object.keys(wrong).length === 0) return;

  it('shows files that give just this diagnostic, and files that give none', async () => {
    expect([...new Set((await findingsOf(wrong)).map((found) => found.name))]).toEqual([name]);
    expect(await findingsOf(examples(page, 'Right'))).toEqual([]);
  });
});
