import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { quoteRegion, type Region } from './quote.ts';
import type { Trap, TrapName, TrapValues } from './trap.ts';

/** Of one file. */
const mostTraps = 500;

/**
 * The lines of a file under repair. A trap is noted where the author wrote it, and the line is mended in place, so that
 * the scan goes on as if it had been right.
 */
export class Scan {
  readonly lines: string[];
  readonly traps: Trap[] = [];
  private keys: Set<string> | undefined;
  /** Lines that were put out of the way because nobody can know how they should read. */
  private readonly replaced = new Set<number>();

  constructor(private readonly original: readonly string[]) {
    this.lines = [...original];
  }

  line(index: number): string {
    return this.lines[index] ?? '';
  }

  /** Notes a trap. `column` is where it stands in the line as it is now. */
  note(
    name: TrapName,
    line: number,
    column: number,
    length: number,
    values: TrapValues,
    mendable: boolean,
  ): void {
    if (this.full) return;
    this.traps.push({
      name,
      line,
      column: originalColumn(this.original[line] ?? '', this.line(line), column),
      length: Math.max(1, length),
      values,
      mendable,
    });
  }

  /** Notes a trap and writes its line anew. */
  mend(
    name: TrapName,
    line: number,
    column: number,
    length: number,
    values: TrapValues,
    mended: string,
  ): void {
    this.note(name, line, column, length, values, true);
    this.lines[line] = mended;
  }

  /** Notes a trap in a text and puts the whole text in quotes; a text over several lines has no mended line. */
  quote(
    name: TrapName,
    line: number,
    column: number,
    length: number,
    values: TrapValues,
    region: Region,
  ): void {
    this.note(name, line, column, length, values, region.line === region.endLine);
    quoteRegion(this.lines, region);
  }

  /** Notes a trap for which nobody can say how the line should read, and writes something harmless in its place. */
  replace(
    name: TrapName,
    line: number,
    column: number,
    length: number,
    values: TrapValues,
    harmless: string,
  ): void {
    this.note(name, line, column, length, values, false);
    this.lines[line] = harmless;
    this.replaced.add(line);
  }

  /** Whether the mended lines say all that the author's lines say. */
  get faithful(): boolean {
    return this.replaced.size === 0;
  }

  /** Writes something harmless over a line without a word: enough was said about it. */
  giveUpOn(line: number, harmless: string): void {
    this.lines[line] = harmless;
    this.replaced.add(line);
  }

  /** A trap's line as the author should write it, all traps in it mended; `undefined` where that can't be said. */
  mended(trap: Trap): string | undefined {
    return trap.mendable && !this.replaced.has(trap.line) ? this.lines[trap.line] : undefined;
  }

  /** Whether so much is wrong that more would help nobody. */
  get full(): boolean {
    return this.traps.length >= mostTraps;
  }

  /** A finding about the mended lines, as one about the author's; none where a line had to be put out of the way. */
  inAuthorsLines(diagnostic: Diagnostic): Diagnostic[] {
    const { place } = diagnostic;
    const line = place.line - 1;
    if (this.replaced.has(line)) return [];
    const column = originalColumn(this.original[line] ?? '', this.line(line), place.column - 1) + 1;
    return [{ ...diagnostic, place: { ...place, column } }];
  }

  /** Whether the file has this word as a key in some line: then it is one here too, and no part of a text. */
  isKeyElsewhere(word: string): boolean {
    this.keys ??= new Set(
      this.lines.map((line) => /^\s*(?:- +)*([a-z_][\w-]*):(?:\s|$)/.exec(line)?.[1] ?? ''),
    );
    return this.keys.has(word);
  }

  /** Index of the next line with something on it but a comment, or the number of lines. */
  nextContent(index: number): number {
    let i = index;
    while (i < this.lines.length && isBlankOrComment(this.line(i))) i++;
    return i;
  }
}

/** A tab counts as two blanks, the usual step. */
export const tabAsBlanks = '  ';

/** Nothing but blanks and tabs; a no-break space is text to YAML. */
export function isBlank(line: string): boolean {
  return /^[ \t]*$/.test(line);
}

export function isBlankOrComment(line: string): boolean {
  return /^[ \t]*(?:#|$)/.test(line);
}

/** Number of blanks (not tabs) at the beginning. */
export function indentOf(line: string): number {
  let n = 0;
  while (line[n] === ' ') n++;
  return n;
}

/** `---` or `...` at the beginning of a line: YAML's marks between documents, whatever they stand in. */
export function isDocumentMark(line: string): boolean {
  return /^(?:---|\.\.\.)(?:\s|$)/.test(line);
}

/** Column in the author's line for one in the line as mended so far: what both have in common counts from either end. */
function originalColumn(original: string, now: string, column: number): number {
  if (original === now) return column;
  let same = 0;
  while (same < column && same < original.length && original[same] === now[same]) same++;
  if (same === column) return column;
  const fromEnd = now.length - column;
  return Math.min(Math.max(original.length - fromEnd, 0), Math.max(original.length - 1, 0));
}
