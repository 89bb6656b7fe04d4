import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkPackage } from '../../scripts/check/check.ts';
import { openPackage } from '../../scripts/check/disk.ts';
import { defaultLimits } from '../../scripts/check/limits.ts';
import { build } from '../../scripts/compile/build.ts';
import { diskFs } from '../../scripts/compile/disk.ts';
import type { SourceFs } from '../../scripts/compile/files.ts';
import { writeZip } from '../../scripts/compile/zip.ts';
import { targets } from '../../scripts/targets/list.ts';

const folder = mkdtempSync(join(tmpdir(), 'coursewright-built-'));
afterAll(() => rmSync(folder, { recursive: true }));

const courses = [
  'course/intro-ecs-ecr-fargate',
  'course/question-types',
  'tests/support/base-course',
  'tests/browser/courses/behaviours',
  'tests/browser/courses/two-quizzes',
];
const rows = courses.flatMap((course) => targets.map(({ name }) => [course, name] as const));

/** A course as it lies on the disk, with an `iri`, which some targets need. */
function courseIn(folder: string): SourceFs {
  const disk = diskFs(folder);
  return {
    ...disk,
    async read(path) {
      const bytes = await disk.read(path);
      const text = new TextDecoder().decode(bytes);
      if (path !== 'course.yaml' || /^iri:/m.test(text)) return bytes;
      return new TextEncoder().encode(`${text}iri: https://courses.example/${basename(folder)}\n`);
    },
  };
}

describe('every package that we build passes with nothing found', () => {
  test.each(rows)('%s as %s', async (course, target) => {
    const { value } = await build(courseIn(course), {
      assets: diskFs('.'),
      frozen: false,
      targets: [target],
    });
    const path = join(folder, value?.name ?? '');
    await writeZip(value?.files ?? [], path);
    const { reader, close } = openPackage(path, defaultLimits);
    const { findings, files } = checkPackage(reader);
    close();
    expect(findings).toEqual([]);
    expect(files).toBe(value?.files.length);
  });
});
