import type { Wording } from '../diagnostics/diagnostic.ts';
import type { PackageView } from './package/view.ts';

/**
 * How bad a finding is: `error`, some LMS refuses the package, or learners or their records lose something; `warning`, it
 * works on some LMSs, browsers or for some learners and not for others; `info`, worth knowing.
 */
export type Level = 'error' | 'warning' | 'info';

export const levels: readonly Level[] = ['error', 'warning', 'info'];

/** A place in a package. Without a line it is the file as a whole; without a file, the package as a whole. */
export interface FindingPlace {
  file: string;
  line?: number;
  column?: number;
  length?: number;
}

/** One finding; `count` and `more` tell of further places of the same kind. */
export interface CheckFinding extends Wording {
  /** The rule's name. */
  name: string;
  level: Level;
  place: FindingPlace;
  /** Set when the place holds a secret, which is not to be shown again. */
  secret?: true;
  /** How many places there are, this one among them. */
  count: number;
  /** Some of the other places. */
  more: readonly FindingPlace[];
}

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
export interface CheckRule<V = never> {
  /** Permanent, kebab-case: what `coursewright help` takes. */
  name: string;
  level: Level;
  /** What it finds, in a sentence; the short description in SARIF. */
  about: string;
  /** Where the rule comes from. */
  source: string;
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
