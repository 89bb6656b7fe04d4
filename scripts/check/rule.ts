import type { Wording } from '../diagnostics/diagnostic.ts';
import type { FindingPlace, RuleFacts } from '../diagnostics/finding.ts';
import type { PackageView } from './package/view.ts';

export {
  levels,
  type FindingPlace,
  type Level,
  type RuleFinding as CheckFinding,
} from '../diagnostics/finding.ts';

/** What a package may be, and what a rule may ask for. */
export type Standard = 'scorm12' | 'scorm2004' | 'cmi5' | 'tincan' | 'web';

/**
 * When a rule runs: `container` always, `package` when the files can be read, a standard when the package is of it.
 */
export type On = 'container' | 'package' | Standard;

/** A finding is told once a place, once a file or once a package; further ones are counted. */
export type Grouping = 'place' | 'file' | 'package';

export type Report<V> = (place: FindingPlace, values: V) => void;

/** One rule: one file, one line in the list, one help page. */
export interface CheckRule<V = never> extends RuleFacts {
  on: readonly On[];
  group: Grouping;
  /** What it finds are secrets: whoever shows the line hides them. */
  secret?: true;
  words(values: V): Wording;
  check(view: PackageView, report: Report<V>): void;
}

/** Declares a rule; exists so that the values' type is inferred and checked where a finding is reported. */
export function defineRule<V = Record<string, never>>(rule: CheckRule<V>): CheckRule {
  return rule as unknown as CheckRule;
}

export const scorm: readonly On[] = ['scorm12', 'scorm2004'];
