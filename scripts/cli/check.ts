import { readdirSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { checkPackage, checkRules, type CheckResult } from '../check/check.ts';
import { openPackage } from '../check/disk.ts';
import { defaultLimits } from '../check/limits.ts';
import { levels, type CheckFinding, type FindingPlace, type Level } from '../check/rule.ts';
import { suggest } from '../diagnostics/suggest.ts';
import { junit } from './junit.ts';
import { sarif } from './sarif.ts';
import { printFindings, type Finding } from './findings.ts';
import { helpPages } from './help-pages.ts';
import { counted, sizeOf } from './print.ts';
import type { Terminal } from './terminal.ts';

export interface CheckSettings {
  /** The folder that holds .build/. */
  home: string;
  json: boolean;
  sarif: boolean;
  junit: boolean;
  quiet: boolean;
  failOn: Level | 'never';
  ignore: readonly string[];
}

/** One package, checked. */
export interface CheckedPackage {
  /** As the user would name it. */
  path: string;
  result: Omit<CheckResult, 'linesOf'>;
}

const standards = {
  scorm12: 'SCORM 1.2',
  scorm2004: 'SCORM 2004',
  cmi5: 'cmi5',
  tincan: 'Tin Can',
  web: 'for a web server',
};

/** `coursewright check`. Returns the exit status. */
export function checkCommand(paths: readonly string[], settings: CheckSettings, terminal: Terminal): number {
  const unknown = settings.ignore.find((name) => !checkRules.some((rule) => rule.name === name));
  if (unknown !== undefined) {
    const near = suggest(
      unknown,
      checkRules.map(({ name }) => name),
    );
    terminal.tell(`There is no check named "${unknown}".${near ? ` Did you mean ${near}?` : ''}`);
    return 2;
  }
  const all = paths.flatMap(packagesAt);
  const asText = !settings.json && !settings.sarif && !settings.junit;
  const checked = all.map((path, index) => {
    terminal.progress(`checking ${shown(path)}${all.length > 1 ? ` (${index + 1} of ${all.length})` : ''} …`);
    const { linesOf, ...found } = checkOne(path, settings);
    const one = { path: shown(path), result: found };
    if (asText) print(one, linesOf, settings.quiet, terminal);
    // Without its lines, and as copies: a piece of a text would keep the whole package in memory.
    return structuredClone(one);
  });
  terminal.progress('');
  if (settings.json) terminal.say(JSON.stringify(asJson(checked), null, 2));
  if (settings.sarif)
    terminal.say(JSON.stringify(sarif(checked, checkRules, helpPages(settings.home)), null, 2));
  if (settings.junit)
    terminal.say(junit('check', checked, checkRules, (finding) => fails(finding, settings.failOn)));
  const findings = checked.flatMap(({ result }) => result.findings);
  return findings.some((finding) => fails(finding, settings.failOn)) ? 1 : 0;
}

/** A package that could not be opened was not checked, whatever one asks to fail on. */
function fails({ name, level }: CheckFinding, failOn: Level | 'never'): boolean {
  if (name === 'package-not-found' || name === 'package-unreadable') return true;
  return failOn !== 'never' && levels.indexOf(level) <= levels.indexOf(failOn);
}

/** A folder that is no package itself stands for the zips in it, or for several unpacked packages side by side. */
function packagesAt(path: string): string[] {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [path];
  try {
    const names = readdirSync(path).sort();
    if (names.some(isDescriptor)) return [path];
    const zips = names.filter((name) => /\.zip$/i.test(name));
    const folders = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const unpacked = folders
      .map(({ name }) => name)
      .filter((name) => readdirSync(join(path, name)).some(isDescriptor))
      .sort();
    // One alone is a package whose files lie a folder too deep.
    const packages = unpacked.length > 1 ? [...zips, ...unpacked] : zips;
    return packages.length === 0 ? [path] : packages.map((name) => join(path, name));
  } catch {
    return [path];
  }
}

const isDescriptor = (name: string) => /^(?:imsmanifest|cmi5|tincan)\.xml$/i.test(name);

function checkOne(path: string, { ignore }: CheckSettings): CheckResult {
  const { reader, close } = openPackage(resolve(path), defaultLimits);
  try {
    return checkPackage(reader, { ignore, clock: () => performance.now() });
  } finally {
    close();
  }
}

/** A path as the user would name it: from the current folder, unless the whole path is shorter. */
function shown(path: string): string {
  const near = relative(process.cwd(), resolve(path)) || '.';
  return (near.length <= path.length ? near : path).split(sep).join('/');
}

function print(
  { path, result }: CheckedPackage,
  linesOf: CheckResult['linesOf'],
  quiet: boolean,
  terminal: Terminal,
): void {
  const { colours } = terminal;
  const { standard, version, files, bytes, findings } = result;
  if (quiet && findings.length === 0) return;
  const kind = standard === undefined ? 'of no standard' : standards[standard];
  const edition = standard === 'scorm2004' && version ? ` (${version})` : '';
  // Of what could not be opened there is no more to say than its finding.
  if (files > 0)
    terminal.say(`${colours.bold(path)}  ${kind}${edition}, ${counted(files, 'file')}, ${sizeOf(bytes)}`);
  if (findings.length === 0) return terminal.say('  nothing found\n');
  if (files > 0) terminal.say('');
  const shownFindings = findings.map((finding) => asShown(finding, path, linesOf));
  // Here the findings are the result, and go where results go.
  printFindings(shownFindings, { ...terminal, tell: (line) => terminal.say(line) });
  terminal.say('');
}

/** A finding in the form of a course's: with the line that it is about. */
function asShown(finding: CheckFinding, path: string, linesOf: CheckResult['linesOf']): Finding {
  const { name, level, place, message, hint, count, more } = finding;
  const text = place.line === undefined ? [] : linesOf(place.file);
  const lines = finding.secret ? withoutSecret(text, place) : text;
  const others = more.slice(0, 4).map(placeInWords).join(', ');
  const rest = count - 1 - Math.min(more.length, 4);
  const also = count > 1 ? `also ${others}${rest > 0 ? ` and ${counted(rest, 'other place')}` : ''}` : '';
  return {
    diagnostic: {
      name,
      severity: level,
      place: { line: 1, column: 1, ...place },
      message,
      ...(hint || also ? { hint: [hint, also].filter(Boolean).join('\n  ') } : {}),
    },
    file: place.file === '' ? path : place.file,
    lines,
  };
}

/** A log is read by more people than the package. */
function withoutSecret(
  lines: readonly string[],
  { line = 1, column = 1, length = 1 }: FindingPlace,
): string[] {
  return lines.map((text, index) =>
    index === line - 1
      ? `${text.slice(0, column - 1)}${'•'.repeat(length)}${text.slice(column - 1 + length)}`
      : text,
  );
}

const placeInWords = ({ file, line, column }: FindingPlace) =>
  line === undefined ? file : `${file}:${line}:${column ?? 1}`;

function asJson(checked: readonly CheckedPackage[]): object {
  const counts = (findings: readonly CheckFinding[]) => {
    const of = (level: Level) => findings.filter((finding) => finding.level === level).length;
    return { errors: of('error'), warnings: of('warning'), infos: of('info') };
  };
  return {
    packages: checked.map(({ path, result: { standard, version, files, bytes, findings } }) => ({
      path,
      standard: standard ?? null,
      version: version ?? null,
      files,
      bytes,
      findings,
      ...counts(findings),
    })),
    ...counts(checked.flatMap(({ result }) => result.findings)),
  };
}
