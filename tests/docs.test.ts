import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { build } from '../scripts/compile/build.ts';
import { diskFs } from '../scripts/compile/disk.ts';
import { loadCourse } from '../scripts/compile/load.ts';
import { jsonSchemas } from '../scripts/course/json-schema.ts';
import { targets } from '../scripts/targets/list.ts';
import { slideTypes } from '../scripts/course/slides.ts';
import { lintCourse, lintRules } from '../scripts/lint/lint.ts';
import { questionTypes } from '../scripts/questions/list.ts';
import { memoryFs } from './support/memory-fs.ts';

/** What the documents say must stay true: their examples build, and no key, type or dependency is left out. */

const readme = readFileSync('README.md', 'utf8');
const [courseFile = '', lessonFile = ''] = [...readme.matchAll(/^```yaml\n([^]*?)^```$/gm)]
  .map(([, text]) => text ?? '')
  .filter((text) => /^(format: 1\n)?id: /.test(text));

const buildExample = (lesson: string) =>
  build(memoryFs({ 'course.yaml': courseFile, 'lessons/basics.yaml': lesson }), {
    assets: diskFs('.'),
    frozen: false,
    folderName: 'fire-safety',
  });

describe('the README', () => {
  it('has a first course that builds without a finding', async () => {
    const { value, diagnostics } = await buildExample(lessonFile);
    expect(diagnostics).toEqual([]);
    expect(readme).toContain(`dist/${value?.name ?? ''}`);
    expect(readme).toContain(`${value?.files.length ?? 0} files`);
  });

  it('shows a mistake as the build tells it', async () => {
    const { diagnostics } = await buildExample(lessonFile.replace('answer: stairs', 'answer: stair'));
    expect(diagnostics).toHaveLength(1);
    for (const { name, place, message, hint } of diagnostics) {
      expect(readme).toContain(`lessons/basics.yaml:${place.line}:${place.column} error ${message} ${name}`);
      expect(readme).toContain(hint);
    }
  });

  it('shows a finding of the linter as it is told, of a first course that has none', async () => {
    const lintOf = async (lesson: string) => {
      const sources = { 'course.yaml': courseFile, 'lessons/basics.yaml': lesson };
      const { value } = await loadCourse(memoryFs(sources), {
        questionTypes,
        targets: [{ name: 'scorm12' }],
      });
      return value
        ? lintCourse(value, { questionTypes, sources: new Map(Object.entries(sources)) }).findings
        : [];
    };
    expect(await lintOf(lessonFile)).toEqual([]);
    const findings = await lintOf(lessonFile.replace(/^ +roof: .*\n/m, ''));
    expect(findings).toHaveLength(1);
    for (const { name, level, place, message, hint } of findings) {
      expect(readme).toContain(
        `lessons/basics.yaml:${place.line}:${place.column} ${level} ${message} ${name}`,
      );
      expect(readme).toContain(hint);
    }
    expect(readme).toContain(`in ${lintRules.length} rules`);
  });

  it('names every key of the course format', () => {
    const keys = new Set<string>();
    const collect = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [name, inside] of Object.entries(node)) {
        if (name === 'properties') for (const key of Object.keys(inside as object)) keys.add(key);
        collect(inside);
      }
    };
    collect(jsonSchemas(questionTypes, targets));
    expect([...keys].filter((key) => !new RegExp(`[\`{ ,.]${key}[\`:]`).test(readme))).toEqual([]);
  });

  it('names every type of slide and question', () => {
    const types = [...slideTypes.map(({ name }) => name), ...questionTypes.map(({ type }) => type)];
    expect(types.filter((type) => !readme.includes(`\`${type}\``))).toEqual([]);
  });
});

describe('CONTRIBUTING', () => {
  it('has a reason for every dependency', () => {
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    const contributing = readFileSync('CONTRIBUTING.md', 'utf8');
    expect(Object.keys(devDependencies).filter((name) => !contributing.includes(`\`${name}\``))).toEqual([]);
  });
});
