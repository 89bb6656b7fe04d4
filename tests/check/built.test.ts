import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkPackage } from '../../scripts/check/check.ts';
import { openPackage } from '../../scripts/check/disk.ts';
import { defaultLimits } from '../../scripts/check/limits.ts';
import { build } from '../../scripts/compile/build.ts';
import { diskFs } from '../../scripts/compile/disk.ts';
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

describe('every package that we build passes with nothing found', () => {
  test.each(rows)('%s as %s', async (course, target) => {
    const { value } = await build(diskFs(course), { assets: diskFs('.'), frozen: false, targets: [target] });
    const path = join(folder, value?.name ?? '');
    await writeZip(value?.files ?? [], path);
    const { reader, close } = openPackage(path, defaultLimits);
    const { findings, files } = checkPackage(reader);
    close();
    expect(findings).toEqual([]);
    expect(files).toBe(value?.files.length);
  });
});
