import type { Wording } from './diagnostic.ts';

/**
 * How bad a finding of a rule is, about a package or a course: `error`, something is lost or shut out; `warning`, it is
 * worse for some learners, platforms or teachers; `info`, worth knowing.
 */
export type Level = 'error' | 'warning' | 'info';

export const levels: readonly Level[] = ['error', 'warning', 'info'];

/** A place in what was looked at. Without a line it is the file as a whole; without a file, all of it. */
export interface FindingPlace {
  file: string;
  line?: number;
  column?: number;
  length?: number;
}

/** A change of the line at a finding's place that changes no meaning. */
export interface Fix {
  /** What stands there. */
  piece: string;
  instead: string;
}

/** One finding; `count` and `more` tell of further places of the same kind. */
export interface RuleFinding extends Wording {
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
  fix?: Fix;
}

/** What every face (SARIF, help) says of a rule. */
export interface RuleFacts {
  /** Permanent, kebab-case: what `coursewright help` takes. */
  name: string;
  level: Level;
  /** What it finds, in a sentence. */
  about: string;
  /** Where the rule comes from. */
  source: string;
}

/** Something that rules were run on, by the name that the user has for it, and what they found. */
export interface Ruled {
  path: string;
  result: { findings: readonly RuleFinding[] };
}

/** Compares by code units: the same on every machine. */
export const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By file, line and column; at one place the worst first. */
export function inOrder(a: RuleFinding, b: RuleFinding): number {
  return (
    byCodeUnits(a.place.file, b.place.file) ||
    (a.place.line ?? 0) - (b.place.line ?? 0) ||
    (a.place.column ?? 0) - (b.place.column ?? 0) ||
    levels.indexOf(a.level) - levels.indexOf(b.level) ||
    byCodeUnits(a.name, b.name)
  );
}
