import { byCodeUnits, inOrder } from '../diagnostics/finding.ts';
import { defaultLimits, type Limits } from './limits.ts';
import * as list from './list.ts';
import { loadPackage } from './package/load.ts';
import type { PackageView } from './package/view.ts';
import type { PackageReader } from './reader.ts';
import type { CheckFinding, CheckRule, FindingPlace, Standard } from './rule.ts';
import { linesOf } from './text.ts';

export interface CheckOptions {
  limits?: Partial<Limits>;
  /** Milliseconds from any start; given by who calls, since this room has no clock. */
  clock?: () => number;
  /** Names of rules to leave out. */
  ignore?: readonly string[];
}

export interface CheckResult {
  standard: Standard | undefined;
  /** The version as the package names it, where it does. */
  version: string | undefined;
  files: number;
  bytes: number;
  findings: CheckFinding[];
  /** The lines of a text file of the package; empty of any other. */
  linesOf(path: string): readonly string[];
}

/** Every rule; what was left out is told by the last to run. */
export const checkRules: readonly CheckRule[] = Object.values(list).sort(
  (a, b) =>
    Number(a === list.checkIncomplete) - Number(b === list.checkIncomplete) || byCodeUnits(a.name, b.name),
);

/** How many further places a finding names. */
const mostPlaces = 20;

/** How many findings of one rule are told one by one; what is more is counted with the last. */
const mostFindings = 200;

/**
 * Checks a package: reads it within the limits, runs every rule that fits, and gives what they found, in the order of
 * files and lines. Never throws for what is in the package, and writes nothing.
 */
export function checkPackage(reader: PackageReader, options: CheckOptions = {}): CheckResult {
  const limits = { ...defaultLimits, ...options.limits };
  const clock = options.clock ?? (() => 0);
  const end = clock() + limits.time;
  const late = () => clock() > end;
  const view = loadPackage(reader, limits, late);
  const findings: CheckFinding[] = [];
  for (const rule of checkRules) {
    if (options.ignore?.includes(rule.name) || !applies(rule, view)) continue;
    if (late() && rule !== list.checkIncomplete) view.unrun.push(rule.name);
    else for (const finding of run(rule, view)) findings.push(finding);
  }
  findings.sort(inOrder);
  const lines = new Map<string, readonly string[]>();
  return {
    standard: view.standard,
    version: view.manifest?.version?.trim(),
    files: reader.entries.length,
    bytes: reader.bytes,
    findings,
    linesOf: (path) => {
      const known = lines.get(path) ?? linesOf(view.texts.find((text) => text.path === path)?.text ?? '');
      lines.set(path, known);
      return known;
    },
  };
}

function applies({ on }: CheckRule, view: PackageView): boolean {
  if (on.includes('container')) return true;
  if (view.reader.unreadable) return false;
  return on.includes('package') || (view.standard !== undefined && on.includes(view.standard));
}

/** A finding, and the places that it has been told of. */
interface Group {
  finding: CheckFinding;
  more: FindingPlace[];
  seen: Set<string>;
}

/** Runs one rule and joins what belongs together. */
function run(rule: CheckRule, view: PackageView): CheckFinding[] {
  const groups = new Map<string, Group>();
  let last: Group | undefined;
  rule.check(view, (place, values) => {
    const at = `${place.file}\0${place.line ?? 0}\0${place.column ?? 0}`;
    const words = rule.group === 'place' ? rule.words(values) : undefined;
    const key = words ? `${at}\0${words.message}` : rule.group === 'file' ? place.file : '';
    const known = groups.get(key) ?? (groups.size >= mostFindings ? last : undefined);
    if (known) {
      // Two ways to one place, such as two handlers with one body, are one finding.
      if (rule.group !== 'place' && place.line !== undefined && known.seen.has(at)) return;
      known.seen.add(at);
      known.finding.count++;
      if (known.more.length < mostPlaces) known.more.push(place);
      return;
    }
    const more: FindingPlace[] = [];
    const { name, level, secret } = rule;
    const hidden = secret ? { secret } : {};
    const finding = { name, level, place, ...hidden, count: 1, more, ...(words ?? rule.words(values)) };
    last = { finding, more, seen: new Set([at]) };
    groups.set(key, last);
  });
  return [...groups.values()].map(({ finding }) => finding);
}
