import { isItem, itemShift, looksLikeEntry } from './lines.ts';
import { indentOf, isBlank, tabAsBlanks, type Scan } from './scan.ts';

/** A list or map that lines can still be added to, by the column in which its dashes or keys begin. */
interface Frame {
  indent: number;
  kind: 'map' | 'list';
  /** The line that it began in. */
  since: number;
}

/** Blanks that look like one and aren't: no-break and other widths, as word processors and web pages have them. */
export const specialBlank = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]/;
const allBlanks = /^[ \t\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]*/;

/** No course nests this deep. */
const deepestFrames = 100;

/** The lists and maps around the current line, as their indents tell; it mends lines whose indent fits none. */
export class Structure {
  private frames: Frame[] = [];
  /** A key or dash with nothing behind it: what is nested below may begin. */
  private open: { indent: number; kind: 'key' | 'dash' } | undefined;

  constructor(private readonly scan: Scan) {}

  /** Column of the innermost list or map, -1 at the top. */
  get parent(): number {
    return this.frames.at(-1)?.indent ?? -1;
  }

  get tooDeep(): boolean {
    return this.frames.length > deepestFrames;
  }

  clear(): void {
    this.frames = [];
    this.open = undefined;
  }

  begin(kind: Frame['kind'], indent: number, line: number): void {
    this.frames.push({ indent, kind, since: line });
  }

  /** Something nested may follow on deeper lines (below a key also a list in its own column). */
  expect(indent: number, kind: 'key' | 'dash'): void {
    this.open = { indent, kind };
  }

  isInnermost(indent: number, kind: Frame['kind']): boolean {
    const top = this.frames.at(-1);
    return top?.indent === indent && top.kind === kind;
  }

  /** Tabs and special blanks in the indent become blanks, as many as fit what stands around. */
  evenIndent(index: number): void {
    const line = this.scan.line(index);
    const leading = allBlanks.exec(line)?.[0] ?? '';
    const blanks = indentOf(line);
    if (leading.length === blanks) return;
    const rest = line.slice(leading.length);
    const widths = [2, 4, 8].map((width) => leading.replaceAll('\t', ' '.repeat(width)).length);
    const fitting = widths.find((width) => this.fits(width, rest));
    const mended = ' '.repeat(fitting ?? leading.replaceAll('\t', tabAsBlanks).length) + rest;
    this.scan.mend(specialBlank.test(leading) ? 'special-blank' : 'tab-indent', index, blanks, 1, {}, mended);
  }

  private fits(indent: number, content: string): boolean {
    const kind = isItem(content) ? 'list' : 'map';
    if (this.open) return indent > this.open.indent;
    return this.frames.some((frame) => frame.indent === indent && frame.kind === kind);
  }

  /**
   * Finds the list or map that a line goes on with, by its indent. A line that fits none is moved to the nearest that it
   * could belong to. `undefined`: it stands right now; a number: it was put out of the way, and that line is the next.
   */
  fit(index: number): number | undefined {
    const line = this.scan.line(index);
    const indent = indentOf(line);
    const content = line.slice(indent);
    const inList = this.frames.some((frame) => frame.kind === 'list' && frame.indent === indent);
    const item = isItem(content) || (inList && /^-[^\s-]/.test(content));
    const open = this.open;
    this.open = undefined;
    if (open && (indent > open.indent || (indent === open.indent && item && open.kind === 'key'))) {
      this.frames = this.frames.filter((frame) => frame.indent <= open.indent);
      return undefined;
    }
    if (this.frames.length === 0) return undefined;
    const before = this.frames;
    this.frames = before.filter((frame) => frame.indent <= indent);
    // A list may stand in its key's own column; a further key there ends it.
    if (!item && this.isInnermost(indent, 'list') && this.frames.at(-2)?.indent === indent) this.frames.pop();
    if (this.isInnermost(indent, item ? 'list' : 'map')) return undefined;
    if (this.isInnermost(indent, 'map')) return this.drop('list-item-among-keys', index);
    if (!item && !looksLikeEntry(content)) return this.drop('text-without-key', index);
    return this.move(index, item, before);
  }

  /** Gives a line the indent of the nearest list (for an item) or map; at a tie the deeper one. */
  private move(index: number, item: boolean, frames: readonly Frame[]): number | undefined {
    const line = this.scan.line(index);
    const indent = indentOf(line);
    const [nearest] = frames
      .filter((frame) => (frame.kind === 'list') === item)
      .sort((a, b) => Math.abs(a.indent - indent) - Math.abs(b.indent - indent) || b.indent - a.indent);
    if (!nearest) return this.drop('bad-indentation', index);
    const mended = ' '.repeat(nearest.indent) + line.slice(indent);
    this.scan.mend('bad-indentation', index, 0, indent, {}, mended);
    this.frames = frames.filter((frame) => frame.indent <= nearest.indent);
    if (!item && this.frames.at(-1)?.kind === 'list') this.frames.pop();
    return undefined;
  }

  /** A line that can't stand where it is, nor anywhere near: it goes, with what is nested in it. Returns the next line. */
  drop(name: 'list-item-among-keys' | 'bad-indentation' | 'text-without-key', index: number): number {
    const line = this.scan.line(index);
    const indent = indentOf(line);
    const text = line.trim();
    if (name === 'bad-indentation') this.scan.replace(name, index, 0, indent, {}, '');
    else this.scan.replace(name, index, indent, name === 'text-without-key' ? text.length : 1, { text }, '');
    let next = index + 1;
    for (; next < this.scan.lines.length; next++) {
      const below = this.scan.line(next);
      if (!isBlank(below) && indentOf(below) <= indent) break;
      this.scan.lines[next] = '';
    }
    return next;
  }

  /**
   * Moves the first item of a new list (its dash at `dash`, its first key at `column`) so that its further keys stand
   * below the first, where these agree on a column. Returns the first key's column, moved or not.
   */
  alignItem(index: number, column: number, dash: number): number {
    const list = this.frames.at(-1);
    const around = this.frames.at(-2)?.indent ?? -1;
    const line = this.scan.line(index);
    if (list?.since !== index || indentOf(line) !== dash) return column;
    const shift = itemShift(this.scan, index, column, dash);
    if (shift === 0 || dash + shift <= around) return column;
    this.scan.mend('bad-indentation', index, 0, dash, {}, ' '.repeat(dash + shift) + line.slice(dash));
    list.indent = dash + shift;
    return column + shift;
  }
}
