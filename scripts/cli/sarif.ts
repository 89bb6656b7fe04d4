import { version } from '../../package.json';
import type { FindingPlace, Level, RuleFacts, RuleFinding, Ruled } from '../diagnostics/finding.ts';

const sarifLevels: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** Findings as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the files. */
export function sarif(
  checked: readonly Ruled[],
  all: readonly RuleFacts[],
  helpOf: (name: string) => string,
): object {
  const used = new Set(checked.flatMap(({ result }) => result.findings.map(({ name }) => name)));
  const rules = all.filter(({ name }) => used.has(name));
  const results = checked.flatMap(({ path, result }) =>
    result.findings.map((finding) => resultOf(finding, path, rules)),
  );
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'coursewright', version, rules: rules.map((rule) => descriptor(rule, helpOf)) },
        },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
}

function descriptor({ name, level, about, source }: RuleFacts, helpOf: (name: string) => string): object {
  const page = helpOf(name);
  return {
    id: name,
    shortDescription: { text: about },
    help: { text: page || about, ...(page ? { markdown: page.replaceAll('~~~', '```') } : {}) },
    defaultConfiguration: { level: sarifLevels[level] },
    properties: { source },
  };
}

function resultOf(finding: RuleFinding, path: string, rules: readonly RuleFacts[]): object {
  const { name, level, place, message, hint, count, more } = finding;
  const related = more.map((each, index) => ({ id: index + 1, ...location(each, path) }));
  return {
    ruleId: name,
    ruleIndex: rules.findIndex((rule) => rule.name === name),
    level: sarifLevels[level],
    message: { text: hint === undefined ? message : `${message} ${hint}` },
    locations: [location(place, path)],
    ...(related.length > 0 ? { relatedLocations: related } : {}),
    ...(count > 1 ? { occurrenceCount: count } : {}),
  };
}

/** A file of a zip is addressed as if the zip were a folder. */
function location({ file, line, column = 1, length = 1 }: FindingPlace, path: string): object {
  const whole = file === '' ? path : `${path.replace(/\/$/, '')}/${file}`;
  const uri = whole.split('/').map(encodeURIComponent).join('/');
  const region = { startLine: line, startColumn: column, endColumn: column + length };
  return { physicalLocation: { artifactLocation: { uri }, ...(line === undefined ? {} : { region }) } };
}
