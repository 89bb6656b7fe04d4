import { planCourse, type Plan } from '../../scripts/compile/plan.ts';
import { uncountedSlides } from '../../scripts/course/slides.ts';
import type { Diagnostic } from '../../scripts/diagnostics/diagnostic.ts';
import type { QuestionAuthor, TextRenderer } from '../../scripts/questions/author.ts';
import { questionTypes } from '../../scripts/questions/list.ts';
import { formatLock, lockFile } from '../../scripts/release/lock.ts';
import { load } from './load-helper.ts';
import { memoryFs } from './memory-fs.ts';

/** Texts as they are written: what a plan is about doesn't depend on them. */
export const plainText: TextRenderer = {
  inline: ({ markdown }) => markdown,
  blocks: ({ markdown }) => markdown,
  plain: ({ markdown }) => markdown,
};

export interface Planned {
  plan: Plan;
  /** What the build would write as course.lock.json. */
  lock: string;
  diagnostics: Diagnostic[];
}

/** Plans a course of some files under a lock file's text; fails where there is no plan. */
export async function planned(
  files: Record<string, string>,
  lock?: string,
  { frozen = false, types = questionTypes }: { frozen?: boolean; types?: readonly QuestionAuthor[] } = {},
): Promise<Planned> {
  const found = await plannedOrNot(files, lock, { frozen, types });
  const { plan, diagnostics } = found;
  if (!plan) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return { plan, lock: formatLock(plan.lock), diagnostics };
}

export async function plannedOrNot(
  files: Record<string, string>,
  lock?: string,
  {
    frozen = false,
    types = questionTypes,
    resumeLimit = null,
  }: { frozen?: boolean; types?: readonly QuestionAuthor[]; resumeLimit?: number | null } = {},
): Promise<{ plan?: Plan; diagnostics: Diagnostic[] }> {
  const { value: course, diagnostics } = await load(files);
  if (!course) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const { value: plan, diagnostics: more } = await planCourse(
    course,
    memoryFs(lock === undefined ? {} : { [lockFile]: lock }),
    { questionTypes: types, uncountedSlides, text: plainText, frozen, resumeLimit },
  );
  return { ...(plan ? { plan } : {}), diagnostics: more };
}
