import type { Wording } from '../diagnostics/diagnostic.ts';
import type { FindingPlace, Fix, RuleFacts } from '../diagnostics/finding.ts';
import type { LintView } from './view.ts';

export type { FindingPlace };

/** What a rule is about; help and the report list them by it. */
export type Group = 'structure' | 'items' | 'language' | 'access' | 'linter';

/** What a finding says, and the change that mends it where that changes no meaning. */
export interface LintWording extends Wording {
  fix?: Fix;
}

export type Report<V> = (place: FindingPlace, values: V) => void;

/** One rule about courses: one file, one line in the list, one help page. */
export interface LintRule<V = never> extends RuleFacts {
  level: 'error' | 'warning';
  group: Group;
  words(values: V): LintWording;
  check(view: LintView, report: Report<V>): void;
}

/** Declares a rule; exists so that the values' type is inferred and checked where a finding is reported. */
export function defineRule<V = Record<string, never>>(rule: LintRule<V>): LintRule {
  return rule as unknown as LintRule;
}
