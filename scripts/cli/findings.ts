import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { frame } from '../diagnostics/frame.ts';
import { counted } from './print.ts';
import type { Colours, Terminal } from './terminal.ts';

/** A diagnostic of one course, with what is needed to show it. */
export interface Finding {
  diagnostic: Diagnostic;
  /** The place's file as the user would name it from the current folder. */
  file: string;
  /** Its lines; empty where there is no such text. */
  lines: readonly string[];
}

const paintOf = (severity: Severity, colours: Colours) =>
  ({ error: colours.red, warning: colours.yellow, info: colours.cyan })[severity];

/** One finding: where and what, the line with a caret, the way out, the line as it should read. */
function formatFinding({ diagnostic, file, lines }: Finding, colours: Colours): string {
  const { place, severity, message, name, hint, mended, related = [] } = diagnostic;
  const paint = paintOf(severity, colours);
  const shown = frame(diagnostic, lines, { gutter: colours.dim, marker: paint });
  const where = lines.length > 0 ? `${file}:${place.line}:${place.column}` : file;
  return [
    `${colours.bold(where)} ${paint(severity)} ${message} ${colours.dim(name)}`,
    shown,
    hint && `  ${hint}`,
    mended !== undefined && `  ${colours.green(`write: ${mended.trim()}`)}`,
    ...related.map((each) => `  ${each.place.file}:${each.place.line}:${each.place.column} ${each.message}`),
  ]
    .filter(Boolean)
    .join('\n');
}

/** The last line under findings; empty where there are none. */
function formatCounts(diagnostics: readonly Diagnostic[], colours: Colours): string {
  if (diagnostics.length === 0) return '';
  const of = (severity: Severity) => diagnostics.filter((each) => each.severity === severity);
  const words = { error: 'error', warning: 'warning', info: 'info' } as const;
  const severities = ['error', 'warning', 'info'] as const;
  const counts = severities.flatMap((severity) => {
    const { length } = of(severity);
    return length > 0 ? [paintOf(severity, colours)(counted(length, words[severity]))] : [];
  });
  const [first] = severities.flatMap(of);
  return `${counts.join(', ')}. More about one by its name: coursewright help ${first?.name ?? ''}`;
}

/** Prints findings and, under them, how many there are. */
export function printFindings(findings: readonly Finding[], terminal: Terminal): void {
  for (const finding of findings) terminal.tell(`${formatFinding(finding, terminal.colours)}\n`);
  const counts = formatCounts(
    findings.map(({ diagnostic }) => diagnostic),
    terminal.colours,
  );
  if (counts) terminal.tell(counts);
}
