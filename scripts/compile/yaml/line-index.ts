import type { Place } from '../../diagnostics/diagnostic.ts';

/** Finds lines and columns for offsets in a text whose lines end in `\n`. */
export class LineIndex {
  private readonly starts: number[] = [0];

  constructor(
    readonly file: string,
    text: string,
  ) {
    for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) this.starts.push(i + 1);
  }

  /** Line of an offset, from 0. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Offset of a line's first character; lines count from 0. */
  startOf(line: number): number {
    return this.starts[line] ?? 0;
  }

  /** Place of what lies between two offsets; what runs over several lines is underlined to the end of its first. */
  place(start: number, end = start + 1): Place {
    const line = this.lineAt(start);
    const lineEnd = (this.starts[line + 1] ?? Infinity) - 1;
    const length = Math.min(end, lineEnd) - start;
    return {
      file: this.file,
      line: line + 1,
      column: start - this.startOf(line) + 1,
      ...(length > 1 ? { length } : {}),
    };
  }
}
