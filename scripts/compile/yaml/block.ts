import { tabAsBlanks } from './block-text.ts';
import { gluedEntry, splitEntry, type Entry } from './entry.ts';
import { indentOf, isBlankOrComment, isDocumentMark, type Scan } from './scan.ts';
import { badBeginning, isPlainKey, isTextRatherThanKey } from './signs.ts';
import { scanValue } from './value.ts';

interface Frame {
  indent: number;
  kind: 'map' | 'list';
}

/** Blanks that look like one and aren't: no-break and other widths, as word processors and web pages have them. */
const specialBlank = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]/;

/** No course nests this deep; YAML's reader would follow for ever. */
const deepestFrames = 100;

/**
 * Goes through a file's lines once and notes every trap: what YAML can't read, or reads otherwise than it was meant.
 * It follows the structure by indentation, as a reader does, and goes on behind each trap with the line as mended.
 */
export class BlockScan {
  private frames: Frame[] = [];
  /** A key or dash with nothing behind it: what is nested below may begin. */
  private open: { indent: number; kind: 'key' | 'dash' } | undefined;
  private index = 0;
  private seenContent = false;

  constructor(private readonly scan: Scan) {}

  run(): void {
    while (this.index < this.scan.lines.length) {
      const line = this.scan.line(this.index);
      if (isBlankOrComment(line)) this.index++;
      else if (isDocumentMark(line) || line.startsWith('%')) this.documentMark(line);
      else this.contentLine();
    }
  }

  private documentMark(line: string): void {
    const allowed = !this.seenContent && /^---\s*(?:\s#.*)?$/.test(line);
    if (line.startsWith('%') && !this.seenContent && /^%[A-Z]/.test(line)) {
      this.scan.mend('yaml-directive', this.index, 0, line.trimEnd().length, { text: line.trim() }, '');
      this.index++;
      return;
    }
    if (line.startsWith('%')) {
      this.contentLine();
      return;
    }
    if (!allowed) {
      const lastOfAll = line.startsWith('...') && this.scan.nextContent(this.index + 1) === this.scan.lines.length;
      if (lastOfAll) this.scan.mend('several-documents', this.index, 0, 3, { sign: line.slice(0, 3) }, '');
      else this.scan.replace('several-documents', this.index, 0, 3, { sign: line.slice(0, 3) }, '');
      this.frames = [];
      this.open = undefined;
    }
    this.seenContent = true;
    this.index++;
  }

  private contentLine(): void {
    this.seenContent = true;
    this.evenIndent();
    if (isBlankOrComment(this.scan.line(this.index))) {
      this.index++;
      return;
    }
    if (!this.fit()) return;
    const line = this.scan.line(this.index);
    this.content(indentOf(line));
  }

  /** Tabs and special blanks in the indent become blanks, as many as fit what stands around. */
  private evenIndent(): void {
    const line = this.scan.line(this.index);
    const leading = /^[ \t\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]*/.exec(line)?.[0] ?? '';
    const blanks = indentOf(line);
    if (leading.length === blanks) return;
    const rest = line.slice(leading.length);
    const special = specialBlank.test(leading);
    const widths = [2, 4, 8].map((width) => leading.replaceAll('\t', ' '.repeat(width)).length);
    const fitting = widths.find((width) => this.fits(width, rest));
    const mended = ' '.repeat(fitting ?? leading.replaceAll('\t', tabAsBlanks).length) + rest;
    this.scan.mend(special ? 'special-blank' : 'tab-indent', this.index, blanks, 1, {}, mended);
  }

  private fits(indent: number, content: string): boolean {
    const kind = isItem(content) ? 'list' : 'map';
    if (this.open) return indent > this.open.indent;
    return this.frames.some((frame) => frame.indent === indent && frame.kind === kind);
  }

  /**
   * Finds the list or map that a line goes on with, by its indent. A line that fits none is moved to the nearest that it
   * could belong to. Returns false when the line was put out of the way.
   */
  private fit(): boolean {
    const line = this.scan.line(this.index);
    const indent = indentOf(line);
    const content = line.slice(indent);
    const item = isItem(content) || (/^-[^\s-]/.test(content) && this.frames.some((f) => f.kind === 'list' && f.indent === indent));
    const open = this.open;
    this.open = undefined;
    if (open && (indent > open.indent || (indent === open.indent && item && open.kind === 'key'))) {
      this.frames = this.frames.filter((frame) => frame.indent <= open.indent);
      return true;
    }
    if (this.frames.length === 0) return true;
    const before = this.frames;
    this.frames = before.filter((frame) => frame.indent <= indent);
    let top = this.frames.at(-1);
    if (top?.indent === indent && top.kind === 'list' && !item && this.frames.at(-2)?.indent === indent) {
      this.frames.pop();
      top = this.frames.at(-1);
    }
    if (top?.indent === indent && (top.kind === 'list') === item) return true;
    if (top?.indent === indent && top.kind === 'map') {
      this.dropItem(indent);
      return false;
    }
    const inner = before.filter((frame) => (frame.kind === 'list') === item);
    const nearest = inner.sort((a, b) => Math.abs(a.indent - indent) - Math.abs(b.indent - indent) || b.indent - a.indent)[0];
    if (!nearest) return true;
    const mended = ' '.repeat(nearest.indent) + content;
    this.scan.mend('bad-indentation', this.index, 0, Math.max(1, indent), {}, mended);
    this.frames = before.filter((frame) => frame.indent <= nearest.indent);
    if (!item && this.frames.at(-1)?.kind === 'list') this.frames.pop();
    return true;
  }

  /** A list item where only keys can stand: it goes, with what is nested in it. */
  private dropItem(indent: number): void {
    this.scan.replace('list-item-among-keys', this.index, indent, 1, {}, '');
    for (this.index++; this.index < this.scan.lines.length; this.index++) {
      const line = this.scan.line(this.index);
      if (line.trim() !== '' && indentOf(line) <= indent) break;
      this.scan.lines[this.index] = '';
    }
  }

  /** The line's content from `start` on: dashes, then a key with its value, or a value alone. */
  private content(start: number): void {
    let column = start;
    let parent = this.frames.at(-1)?.indent ?? -1;
    let afterDash = false;
    for (;;) {
      const rest = this.scan.line(this.index).slice(column);
      const sibling = this.top(column, 'list');
      if (isGluedItem(rest, sibling)) this.insertBlank('missing-blank-after-dash', column + 1, rest);
      else if (!isItem(rest)) break;
      if (this.frames.length > deepestFrames) {
        this.giveUp(column);
        return;
      }
      if (!sibling) this.frames.push({ indent: column, kind: 'list' });
      parent = column;
      afterDash = true;
      const line = this.scan.line(this.index);
      const gap = /^\s*/.exec(line.slice(column + 1))?.[0] ?? '';
      column += 1 + gap.length;
      if (gap.includes('\t')) {
        this.scan.mend('tab-indent', this.index, parent + 1 + gap.indexOf('\t'), 1, {}, `${line.slice(0, parent + 1)} ${line.slice(column)}`);
        column = parent + 2;
      }
      if (isBlankOrComment(line.slice(column))) {
        this.open = { indent: parent, kind: 'dash' };
        this.index++;
        return;
      }
    }
    if (this.frames.length > deepestFrames) this.giveUp(column);
    else this.entryOrValue(column, parent, afterDash);
  }

  private entryOrValue(column: number, parent: number, afterDash: boolean): void {
    const sibling = this.top(column, 'map');
    const content = this.scan.line(this.index).slice(column);
    if (/^\?(?:\s|$)/.test(content)) {
      this.scan.replace('complex-key', this.index, column, 1, {}, '');
      this.index++;
      // The value of such a key goes with it.
      if (/^ *:(?:\s|$)/.test(this.scan.line(this.index))) this.scan.lines[this.index++] = '';
      return;
    }
    if (/^:(?:\s|$)/.test(content) && (sibling || this.nextIsEntryAt(column))) {
      this.scan.replace('value-without-key', this.index, column, 1, {}, '');
      this.index++;
      return;
    }
    let entry = splitEntry(content);
    if (entry && afterDash && this.isTextItem(entry, column, content)) entry = undefined;
    if (!entry) entry = this.gluedOrBare(column, content, sibling, afterDash);
    if (!entry) {
      if (sibling) this.textWithoutKey(column, content);
      else this.valueAt(column, parent);
      return;
    }
    const start = content[0] ?? '';
    if (start !== '"' && start !== "'" && (badBeginning(content) || start === '|' || start === '>')) {
      if (!sibling) {
        this.valueAt(column, parent);
        return;
      }
      const region = { line: this.index, column, endLine: this.index, endColumn: column + entry.keyEnd };
      this.scan.quote('text-begins-with-sign', this.index, column, 1, { sign: start, text: entry.key }, region);
      entry = splitEntry(this.scan.line(this.index).slice(column)) ?? entry;
    }
    if (!sibling) this.frames.push({ indent: column, kind: 'map' });
    if (entry.key === '<<' && start === '<') {
      // Another key in its place keeps the map around it a map.
      const line = this.scan.line(this.index);
      const harmless = `${line.slice(0, column)}x-merge-${this.index}: ""`;
      this.scan.replace('yaml-merge-key', this.index, column, 2, {}, harmless);
      this.index++;
      return;
    }
    this.spaceBefore(column + entry.colon + 1, column + entry.value);
    this.valueAt(column + (splitEntry(this.scan.line(this.index).slice(column))?.value ?? entry.value), column);
  }

  /** Tabs or special blanks between a colon and its value: YAML refuses the one and keeps the other as text. */
  private spaceBefore(from: number, to: number): void {
    const line = this.scan.line(this.index);
    const gap = line.slice(from, to);
    const special = specialBlank.exec(gap);
    if (!special) return;
    this.scan.mend('special-blank', this.index, from + special.index, 1, {}, `${line.slice(0, from)} ${line.slice(to)}`);
  }

  private valueAt(column: number, parent: number): void {
    const next = scanValue(this.scan, this.index, column, parent);
    if (next === undefined) {
      this.open = { indent: parent, kind: 'key' };
      this.index++;
    } else {
      this.index = Math.max(next, this.index + 1);
    }
  }

  /** `title:Foo`, or `slides` with its list below: mended to an entry, which is returned. */
  private gluedOrBare(column: number, content: string, sibling: boolean, afterDash: boolean): Entry | undefined {
    const glued = gluedEntry(content);
    if (glued && (sibling || this.nextIsEntryAt(column) || this.onlyLine())) {
      this.insertBlank('missing-blank-after-colon', column + glued.colon + 1, content);
    } else {
      const bare = /^[a-z_][\w-]*(?=\s*(?:\s#.*)?$)/.exec(content)?.[0];
      const below = this.scan.nextContent(this.index + 1);
      const line = this.scan.line(below);
      const inside = line.trimStart();
      const entries = isItem(inside) || isPlainKey(splitEntry(inside)?.key ?? '');
      const nested = indentOf(line) > column ? sibling || entries : indentOf(line) === column && isItem(inside);
      if (bare === undefined || afterDash || below === this.scan.lines.length || !nested) return undefined;
      const own = this.scan.line(this.index);
      const end = column + bare.length;
      this.scan.mend('missing-colon', this.index, column, bare.length, { text: bare }, `${own.slice(0, end)}:${own.slice(end)}`);
    }
    return splitEntry(this.scan.line(this.index).slice(column));
  }

  /** Whether this is the file's only line with something on it. */
  private onlyLine(): boolean {
    return this.frames.length === 0 && this.scan.nextContent(this.index + 1) === this.scan.lines.length;
  }

  private insertBlank(name: 'missing-blank-after-colon' | 'missing-blank-after-dash', at: number, text: string): void {
    const line = this.scan.line(this.index);
    this.scan.mend(name, this.index, at - 1, 1, { text }, `${line.slice(0, at)} ${line.slice(at)}`);
  }

  /** A line that is no entry where one has to stand: most often the second line of a text that lacks its indent. */
  private textWithoutKey(column: number, content: string): void {
    const previous = this.scan.line(this.index - 1);
    const above = splitEntry(previous.trimStart().replace(/^(?:- +)+/, ''));
    const value = above ? previous.trimStart().replace(/^(?:- +)+/, '').slice(above.value) : '';
    const belongs = value !== '' && !/^["'[{|>#]/.test(value) && !value.includes(' #') && !/[:#]|^[-?%@`&*!]/.test(content);
    if (belongs) {
      const mended = `${' '.repeat(column + 2)}${content}`;
      this.scan.mend('text-without-key', this.index, column, content.trimEnd().length, { text: content }, mended);
    } else {
      this.scan.replace('text-without-key', this.index, column, content.trimEnd().length, { text: content }, '');
    }
    this.index++;
  }

  /** `- Remember: always lock`, alone in its item: a text with a colon in it, not a map. */
  private isTextItem(entry: Entry, column: number, content: string): boolean {
    if (!isTextRatherThanKey(entry.key) || /^["'&*!?]/.test(content) || entry.value >= content.length) return false;
    return !this.nextIsEntryAt(column);
  }

  private nextIsEntryAt(column: number): boolean {
    const next = this.scan.line(this.scan.nextContent(this.index + 1));
    if (indentOf(next) !== column || isItem(next.slice(column))) return false;
    const entry = splitEntry(next.slice(column));
    return entry !== undefined && isPlainKey(entry.key);
  }

  private top(indent: number, kind: Frame['kind']): boolean {
    const top = this.frames.at(-1);
    return top?.indent === indent && top.kind === kind;
  }

  /** Nested deeper than any course is: the rest of the file isn't looked at. */
  private giveUp(column: number): void {
    this.scan.replace('nested-too-deep', this.index, column, 1, {}, '');
    for (; this.index < this.scan.lines.length; this.index++) this.scan.lines[this.index] = '';
  }
}

function isItem(content: string): boolean {
  return /^-(?:\s|$)/.test(content);
}

/** `-id: x`, or `-x` where the items around it have their blank. */
function isGluedItem(content: string, sibling: boolean): boolean {
  return sibling ? /^-[^\s-]/.test(content) : /^-[A-Za-z_][\w-]*:(?:\s|$)/.test(content);
}
