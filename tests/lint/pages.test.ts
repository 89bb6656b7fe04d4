import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkRules } from '../../scripts/check/check.ts';
import { diagnosticNames } from '../../scripts/diagnostics/catalogue.ts';
import { lintRules } from '../../scripts/lint/lint.ts';
import { lint, namesIn } from './support.ts';

const folder = 'scripts/lint/pages';
const names = lintRules.map(({ name }) => name);

/** The files of a page's section, by path: blocks with `file=`. */
function examples(page: string, section: 'Wrong' | 'Right'): Record<string, string> {
  const text = page.split(/^## /m).find((part) => part.startsWith(section)) ?? '';
  const blocks = [...text.matchAll(/^~~~yaml file=(\S+)\n([^]*?)^~~~$/gm)];
  return Object.fromEntries(blocks.map(([, path, content]) => [path ?? '', content ?? '']));
}

describe('the help pages of the linter', () => {
  it('are there for each rule, and for nothing else', () => {
    expect(
      readdirSync(folder)
        .map((file) => file.replace(/\.md$/, ''))
        .sort(),
    ).toEqual([...names].sort());
  });

  it('share no name with what a build or a check says', () => {
    const others = [...diagnosticNames, ...checkRules.map(({ name }) => name)];
    expect(names.filter((name) => others.includes(name))).toEqual([]);
  });
});

it('finds nothing in the course that the examples stand in', async () => {
  expect(namesIn(await lint({}))).toEqual([]);
});

describe.each(lintRules.map((rule) => [rule.name, rule] as const))('the help page of %s', (name, rule) => {
  const page = readFileSync(join(folder, `${name}.md`), 'utf8');

  it('says what is wrong, what is right, why, how bad it is and who says so', () => {
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect(page.startsWith(`# ${name}\n${rule.about}\n`)).toBe(true);
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual(['Wrong', 'Right', 'Why']);
    expect(page.trimEnd().split('\n').at(-1)).toBe(`Level: ${rule.level}. Source: ${rule.source}.`);
  });

  const wrong = examples(page, 'Wrong');
  if (Object.keys(wrong).length === 0) return;

  it('shows a wrong example in which just this is found, at a line of it', async () => {
    const findings = await lint(wrong);
    expect(namesIn(findings)).toEqual([name]);
    for (const { place, level } of findings) {
      expect(level).toBe(rule.level);
      expect(Object.keys(wrong)).toContain(place.file);
      expect((wrong[place.file] ?? '').split('\n').length).toBeGreaterThanOrEqual(place.line ?? Infinity);
    }
  });

  it('shows a right example in which nothing is found', async () => {
    expect(namesIn(await lint(examples(page, 'Right')))).toEqual([]);
  });
});
