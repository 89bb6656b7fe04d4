import type { Diagnostic } from './diagnostic.ts';

/** How parts of a frame are coloured; each takes text and gives it back, coloured or not. */
export interface FrameColors {
  gutter(text: string): string;
  marker(text: string): string;
}

const plain: FrameColors = { gutter: (text) => text, marker: (text) => text };

/** Columns of a terminal that the line itself may take; longer lines are cut around the place. */
const widest = 100;

/**
 * Shows a diagnostic's line with its number, and a caret under each character that it is about:
 *
 *     7 | title: Phishing: the basics
 *       |                ^
 *
 * `lines` are those of the diagnostic's file. Empty when the line doesn't exist. Tabs become blanks and a wide character
 * (East Asian, emoji) takes two columns, so that carets stand where the eye looks for them.
 */
export function frame(diagnostic: Diagnostic, lines: readonly string[], colors: FrameColors = plain): string {
  const { line, column, length = 1 } = diagnostic.place;
  const source = lines[line - 1];
  if (source === undefined) return '';
  const skipped = Math.max(0, startBefore(source, column - 1 - near));
  const at = column - 1 - skipped;
  const isCut = source.length > skipped + 2 * near + length;
  const cells = toCells(source.slice(skipped, skipped + 2 * near + length));
  const start = cells.findIndex((cell) => cell.end > at);
  const first = start === -1 ? cells.length : start;
  let last = first;
  while (last + 1 < cells.length && (cells[last + 1]?.start ?? 0) < at + length) last++;
  const [from, to] = cutAround(cells, first, last);
  const head = skipped > 0 || from > 0 ? '…' : '';
  const shown = head + textOf(cells.slice(from, to)) + (isCut || to < cells.length ? '…' : '');
  const padding = head.length + widthOf(cells.slice(from, first));
  const carets = Math.max(1, widthOf(cells.slice(first, Math.min(last + 1, to))));
  const number = String(line);
  const blank = ' '.repeat(number.length);
  return (
    `${colors.gutter(`  ${number} |`)} ${shown.trimEnd()}\n` +
    `${colors.gutter(`  ${blank} |`)} ${' '.repeat(padding)}${colors.marker('^'.repeat(carets))}`
  );
}

/** What the eye takes for one character: its place in the line in code units, and its columns on a terminal. */
interface Cell {
  text: string;
  start: number;
  end: number;
  width: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Far more than is shown on either side; a line of two megabytes isn't cut into graphemes to show a hundred of them. */
const near = 500;

/** A place to cut a line at, never between the halves of a character. */
const startBefore = (source: string, at: number): number =>
  /[\udc00-\udfff]/.test(source[at] ?? '') ? at - 1 : at;

function toCells(source: string): Cell[] {
  const cells: Cell[] = [];
  for (const { segment, index } of segmenter.segment(source)) {
    const shown = segment === '\t' ? '  ' : isControl(segment) ? '\uFFFD' : segment;
    cells.push({
      text: shown,
      start: index,
      end: index + segment.length,
      width: segment === '\t' ? 2 : widthOfOne(segment),
    });
  }
  return cells;
}

function isControl(segment: string): boolean {
  const code = segment.charCodeAt(0);
  return code < 32 || (code > 126 && code < 160);
}

/** East Asian wide and full-width characters, and emoji, take two columns. */
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|^\p{Emoji_Presentation}|\ufe0f/u;

function widthOfOne(segment: string): number {
  return wide.test(segment) ? 2 : 1;
}

function textOf(cells: readonly Cell[]): string {
  return cells.map((cell) => cell.text).join('');
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

/** Which cells to show: all of a short line, else a stretch that begins a little before the place. */
function cutAround(cells: readonly Cell[], first: number, last: number): [number, number] {
  if (widthOf(cells) <= widest) return [0, cells.length];
  let from = first;
  let to = Math.min(first + 1, cells.length);
  let room = widest - 2;
  const take = (cell: Cell | undefined) => {
    if (!cell || cell.width > room) return false;
    room -= cell.width;
    return true;
  };
  while (to <= last && take(cells[to])) to++;
  // Half of what is left goes before the place, the rest behind it, and what is over there again before it.
  const before = Math.floor(room / 2);
  while (from > 0 && room > before && take(cells[from - 1])) from--;
  while (to < cells.length && take(cells[to])) to++;
  while (from > 0 && take(cells[from - 1])) from--;
  return [from, to];
}
