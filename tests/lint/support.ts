import { readFileSync } from 'node:fs';
import { loadCourse } from '../../scripts/compile/load.ts';
import type { RuleFinding } from '../../scripts/diagnostics/finding.ts';
import { lintCourse, type LintResult } from '../../scripts/lint/lint.ts';
import { questionTypes } from '../../scripts/questions/list.ts';
import { baseFiles } from '../support/load-helper.ts';
import { memoryFs } from '../support/memory-fs.ts';

const paths = ['course.yaml', 'lessons/intro.yaml', 'lessons/last.yaml'];
const base = Object.fromEntries(
  paths.map((path) => [
    path,
    readFileSync(new URL(`../support/lint-course/${path}`, import.meta.url), 'utf8'),
  ]),
);

/** Lints a small course without faults, with some files replaced or added. The course has to load without a finding. */
export async function lintResult(files: Record<string, string>): Promise<LintResult> {
  const yaml: Record<string, string> = { ...base, ...files };
  const { value, diagnostics } = await loadCourse(memoryFs({ ...baseFiles, ...yaml }), {
    questionTypes,
    targets: [{ name: 'scorm12' }],
  });
  if (!value || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics, null, 2));
  return lintCourse(value, { questionTypes, sources: new Map(Object.entries(yaml)) });
}

export const lint = async (files: Record<string, string>): Promise<RuleFinding[]> =>
  (await lintResult(files)).findings;

/** A lesson with these slides, in the place of the first. */
export const lesson = (slides: string): Record<string, string> => ({
  'lessons/intro.yaml': `id: intro\ntitle: When it burns\noutcome: leave\nslides:\n${slides.replace(/^(?=.)/gm, '  ')}\n`,
});

export const namesIn = (findings: readonly RuleFinding[]): string[] => [
  ...new Set(findings.map(({ name }) => name)),
];
