import type { Course } from '../course/course.ts';
import { byCodeUnits, inOrder, type RuleFinding } from '../diagnostics/finding.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { QuestionAuthor } from '../questions/author.ts';
import { allowsIn } from './allow.ts';
import { coverageOf, type Coverage } from './coverage.ts';
import * as list from './list.ts';
import type { LintRule } from './rule.ts';
import { viewOf, type Allow, type LintView } from './view.ts';

export interface LintOptions {
  questionTypes: readonly QuestionAuthor[];
  /** The course's YAML files by path: comments in them allow single findings. */
  sources: ReadonlyMap<string, string>;
}

export interface LintResult {
  /** In the order of files and lines. */
  findings: RuleFinding[];
  coverage: Coverage;
}

/** Every rule; what was allowed for nothing is known only when the others have run. */
export const lintRules: readonly LintRule[] = Object.values(list).sort(
  (a, b) =>
    Number(a === list.allowUnneeded) - Number(b === list.allowUnneeded) || byCodeUnits(a.name, b.name),
);

/** The rule that is meant by a name that is none. */
export const ruleMeant = (name: string): string | undefined =>
  suggest(
    name,
    lintRules.map((rule) => rule.name),
  );

/**
 * Runs every rule over a course that was loaded without an error; levels are those of `lint:` in course.yaml. What a
 * comment `# lint-allow RULE: reason` allows is left out. Never throws for what is in the course, and writes nothing.
 */
export function lintCourse(course: Course, { questionTypes, sources }: LintOptions): LintResult {
  const seen = viewOf(course, questionTypes);
  const allows = [...sources].flatMap(([file, source]) => allowsIn(file, source));
  const needed = new Set<Allow>();
  const off = new Set(course.lint.flatMap(({ rule, level }) => (level === 'off' ? [rule] : [])));
  const view: LintView = {
    ...seen,
    allows,
    // A rule that is off needs no allowance, and leaves one as it is.
    get unneeded() {
      return allows.filter((allow) => !needed.has(allow) && !off.has(allow.rule));
    },
    ruleNames: lintRules.map(({ name }) => name),
  };
  const findings: RuleFinding[] = [];
  for (const rule of lintRules) {
    if (off.has(rule.name)) continue;
    for (const finding of run(rule, view, levelOf(course, rule))) {
      const allow = allows.find((each) => each.reason !== '' && allowsFinding(each, finding));
      if (allow) needed.add(allow);
      else findings.push(finding);
    }
  }
  return { findings: findings.sort(inOrder), coverage: coverageOf(seen) };
}

const levelOf = ({ lint }: Course, rule: LintRule): RuleFinding['level'] => {
  const set = lint.find((each) => each.rule === rule.name)?.level;
  return set === undefined || set === 'off' ? rule.level : set;
};

const allowsFinding = ({ rule, place, from, to }: Allow, finding: RuleFinding): boolean =>
  rule === finding.name &&
  place.file === finding.place.file &&
  (finding.place.line ?? 0) >= from &&
  (finding.place.line ?? 0) <= to;

/** Two findings of a rule at one place that say the same are one. */
function run(rule: LintRule, view: LintView, level: RuleFinding['level']): RuleFinding[] {
  const found = new Map<string, RuleFinding>();
  rule.check(view, (place, values) => {
    const words = rule.words(values);
    const key = `${place.file}:${place.line ?? 0}:${place.column ?? 0} ${words.message}`;
    if (!found.has(key)) found.set(key, { name: rule.name, level, place, count: 1, more: [], ...words });
  });
  return [...found.values()];
}
