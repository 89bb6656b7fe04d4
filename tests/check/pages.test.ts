import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkRules } from '../../scripts/check/check.ts';
import { diagnosticNames } from '../../scripts/diagnostics/catalogue.ts';
import { checkFiles, fixtures, namesIn, standards, type Files } from './support.ts';

const folder = 'scripts/check/pages';
const names = checkRules.map(({ name }) => name);

interface Example {
  file: string;
  text: string;
}

/** The first block of a section that stands for a file, or part of one. */
function exampleIn(page: string, section: 'Wrong' | 'Right'): Example | undefined {
  const text = page.split(/^## /m).find((part) => part.startsWith(section)) ?? '';
  const [, file, content] = /^~~~\w* file=(\S+)\n([^]*?)\n~~~$/m.exec(text) ?? [];
  return file === undefined ? undefined : { file, text: content ?? '' };
}

/** A text as a pattern in which any blanks match any others. */
const loosely = (text: string) =>
  new RegExp(
    text
      .trim()
      .split(/\s+/)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('\\s+'),
  );

/** The clean package that has the right text, with the wrong one in its place; or with a file more. */
function spoiled(wrong: Example, right: Example | undefined): Files {
  if (!right) return { ...fixtures.scorm12, [wrong.file]: wrong.text };
  for (const name of standards) {
    const text = fixtures[name][right.file];
    if (typeof text === 'string' && loosely(right.text).test(text))
      return { ...fixtures[name], [right.file]: text.replace(loosely(right.text), () => wrong.text) };
  }
  throw new Error(`no clean package has this in ${right.file}: ${right.text}`);
}

/** What a fault brings with it by its nature. */
const followers: Record<string, readonly string[]> = {
  'href-outside': ['file-unlisted'],
  'identifierref-unresolved': ['resource-unused'],
  'item-launches-nothing': ['resource-unused'],
  'metadata-file-missing': ['file-unlisted'],
  'satisfied-by-measure': ['score-without-scaled'],
};

describe('the help pages of the checks', () => {
  it('are there for each rule, and for nothing else', () => {
    expect(
      readdirSync(folder)
        .map((file) => file.replace(/\.md$/, ''))
        .sort(),
    ).toEqual([...names].sort());
  });

  it('share no name with the mistakes of a course', () => {
    expect(names.filter((name) => diagnosticNames.includes(name))).toEqual([]);
  });
});

describe.each(checkRules.map((rule) => [rule.name, rule] as const))('the help page of %s', (name, rule) => {
  const page = readFileSync(join(folder, `${name}.md`), 'utf8');

  it('says what is wrong, what is right, why, how bad it is and who says so', () => {
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect(page.startsWith(`# ${name}\n`)).toBe(true);
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual(['Wrong', 'Right', 'Why']);
    expect(page.trimEnd().split('\n').at(-1)).toBe(`Level: ${rule.level}. Source: ${rule.source}.`);
  });

  const wrong = exampleIn(page, 'Wrong');
  if (!wrong) return;

  it('shows a fault that is found where it is planted into a clean package, and that alone', () => {
    const result = checkFiles(spoiled(wrong, exampleIn(page, 'Right')));
    const found = namesIn(result).filter((each) => !followers[name]?.includes(each));
    // A file more is in no manifest.
    expect(
      found.filter((each) => each === name || exampleIn(page, 'Right') || each !== 'file-unlisted'),
    ).toEqual([name]);
    expect(result.findings.find((finding) => finding.name === name)?.level).toBe(rule.level);
  });
});
