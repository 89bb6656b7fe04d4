import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { build } from '../../scripts/compile/build.ts';
import { diskFs } from '../../scripts/compile/disk.ts';
import { catalogues, diagnosticNames } from '../../scripts/diagnostics/catalogue.ts';
import { memoryFs } from '../support/memory-fs.ts';

const folder = 'scripts/diagnostics/pages';
const base = 'tests/support/base-course';
const pages = readdirSync(folder).map((file) => file.replace(/\.md$/, ''));
const baseFiles = Object.fromEntries(
  readdirSync(base, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(base.length + 1), new Uint8Array(readFileSync(path))];
    }),
);

/** The files of a page's section, by path: blocks with `file=`. */
function examples(page: string, section: 'Wrong' | 'Right'): Record<string, string> {
  const text = page.split(/^## /m).find((part) => part.startsWith(section)) ?? '';
  const blocks = [...text.matchAll(/^~~~\w* file=(\S+)\n([\s\S]*?)^~~~$/gm)];
  return Object.fromEntries(blocks.map(([, path, content]) => [path ?? '', content ?? '']));
}

async function namesFor(files: Record<string, string>): Promise<string[]> {
  const { diagnostics } = await build(memoryFs({ ...baseFiles, ...files }), {
    assets: diskFs('.'),
    frozen: false,
  });
  return [...new Set(diagnostics.map(({ name }) => name))];
}

describe('the catalogue of diagnostics', () => {
  it('has each name once', () => {
    const all = catalogues.flatMap((catalogue) => Object.keys(catalogue));
    expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
  });

  it('has a help page for each name, and no page for anything else', () => {
    expect([...pages].sort()).toEqual([...diagnosticNames]);
  });
});

describe.each(diagnosticNames)('the help page of %s', (name) => {
  const page = readFileSync(join(folder, `${name}.md`), 'utf8');

  it('says what is wrong, what is right, and why', () => {
    expect(page.startsWith(`# ${name}\n`)).toBe(true);
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual(['Wrong', 'Right', 'Why']);
  });

  const wrong = examples(page, 'Wrong');
  if (Object.keys(wrong).length === 0) return;

  it('shows a wrong example that gives just this', async () => {
    expect(await namesFor(wrong)).toEqual([name]);
  });

  it('shows a right example that gives nothing', async () => {
    expect(await namesFor(examples(page, 'Right'))).toEqual([]);
  });
});
