import type { Coverage } from '../lint/coverage.ts';
import { counted } from './print.ts';
import type { Colours } from './terminal.ts';

const mostNames = 3;

/** The matrix of outcomes: how many slides teach each, and which questions ask for it. */
export function formatCoverage({ outcomes }: Coverage, colours: Colours): string {
  const rows = [
    ['outcome', 'taught by', 'asked by', 'practice'],
    ...outcomes.map(({ id, slides, graded, practice }) => [
      id,
      slides.length > 0 ? counted(slides.length, 'slide') : '-',
      named(graded),
      named(practice),
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row, index) => {
      const line = row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd();
      return `  ${index === 0 ? colours.dim(line) : line}`;
    })
    .join('\n');
}

const named = (ids: readonly string[]) =>
  ids.length === 0
    ? '-'
    : [
        ...ids.slice(0, mostNames),
        ...(ids.length > mostNames ? [`${ids.length - mostNames} more`] : []),
      ].join(', ');
