import { splitEntry, type Entry } from './entry.ts';
import { isGluedItem, isItem } from './lines.ts';
import { insertBlank, mendToContinuation, mendToEntry, nextIsEntryAt } from './missing-signs.ts';
import { indentOf, isBlankOrComment, isDocumentMark, type Scan } from './scan.ts';
import { badBeginning, isTextRatherThanKey } from './signs.ts';
import { specialBlank, Structure } from './structure.ts';
import { scanValue } from './value.ts';

/**
 * Goes through a file's lines once and notes every trap: what YAML can't read, or reads otherwise than it was meant.
 * It follows the structure by indentation, as a reader does, and goes on behind each trap with the line as mended.
 */
export class BlockScan {
  private readonly structure: Structure;
  private index = 0;
  private seenContent = false;

  constructor(private readonly scan: Scan) {
    this.structure = new Structure(scan);
  }

  run(): void {
    while (this.index < this.scan.lines.length) {
      if (this.scan.full) {
        this.skipRest();
        return;
      }
      const line = this.scan.line(this.index);
      if (isBlankOrComment(line)) this.index++;
      else if (isDocumentMark(line)) this.documentMark(line);
      else if (!this.seenContent && /^%[A-Z]/.test(line)) this.directive(line);
      else this.contentLine();
    }
  }

  private directive(line: string): void {
    this.scan.mend('yaml-directive', this.index, 0, line.trimEnd().length, { text: line.trim() }, '');
    this.index++;
  }

  /** A first `---` above everything says nothing and does no harm; any other ends the file's content. */
  private documentMark(line: string): void {
    if (this.seenContent || !/^---\s*(?:\s#.*)?$/.test(line)) {
      const sign = line.slice(0, 3);
      const lastOfAll = sign === '...' && this.scan.nextContent(this.index + 1) === this.scan.lines.length;
      if (lastOfAll) this.scan.mend('several-documents', this.index, 0, 3, { sign }, '');
      else this.scan.replace('several-documents', this.index, 0, 3, { sign }, '');
      this.structure.clear();
    }
    this.seenContent = true;
    this.index++;
  }

  private contentLine(): void {
    this.seenContent = true;
    this.structure.evenIndent(this.index);
    if (isBlankOrComment(this.scan.line(this.index))) {
      this.index++;
      return;
    }
    const next = this.structure.fit(this.index);
    if (next === undefined) this.content(indentOf(this.scan.line(this.index)));
    else this.index = next;
  }

  /** The line's content from `start` on: dashes, then a key with its value, or a value alone. */
  private content(start: number): void {
    let column = start;
    let parent = this.structure.parent;
    for (;;) {
      const rest = this.scan.line(this.index).slice(column);
      const sibling = this.structure.isInnermost(column, 'list');
      const glued = isGluedItem(rest, sibling);
      if (this.structure.tooDeep) {
        this.giveUp(column);
        return;
      }
      if (!glued && !isItem(rest)) break;
      if (glued) insertBlank(this.scan, 'missing-blank-after-dash', this.index, column + 1);
      if (!sibling) this.structure.begin('list', column, this.index);
      parent = column;
      column = this.behindDash(column);
      if (isBlankOrComment(this.scan.line(this.index).slice(column))) {
        this.structure.expect(parent, 'dash');
        this.index++;
        return;
      }
    }
    this.entryOrValue(column, parent, column > start);
  }

  /** Column of what stands behind a dash; a tab between them becomes a blank. */
  private behindDash(dash: number): number {
    const line = this.scan.line(this.index);
    const gap = /^\s*/.exec(line.slice(dash + 1))?.[0] ?? '';
    const column = dash + 1 + gap.length;
    if (!gap.includes('\t')) return column;
    const mended = `${line.slice(0, dash + 1)} ${line.slice(column)}`;
    this.scan.mend('tab-indent', this.index, dash + 1 + gap.indexOf('\t'), 1, {}, mended);
    return dash + 2;
  }

  private entryOrValue(column: number, parent: number, afterDash: boolean): void {
    const sibling = this.structure.isInnermost(column, 'map');
    if (this.strayKeySign(column, sibling)) return;
    this.anchorOfKey(column);
    const content = this.scan.line(this.index).slice(column);
    const atTop = this.structure.parent === -1;
    let entry = splitEntry(content);
    if (entry && afterDash && this.isTextItem(entry, column, content)) entry = undefined;
    entry ??= mendToEntry(this.scan, { index: this.index, column, sibling, afterDash, atTop });
    const badKey = entry !== undefined && (badBeginning(content) !== undefined || /^[|>]/.test(content));
    if (entry && (!badKey || sibling)) {
      if (badKey) this.quoteKey(column, entry, content);
      this.entry(
        afterDash && !sibling ? this.structure.alignItem(this.index, column, parent) : column,
        sibling,
      );
    } else if (!badKey && (sibling || nextIsEntryAt(this.scan, this.index, column))) {
      if (!sibling) this.structure.begin('map', column, this.index);
      if (sibling && mendToContinuation(this.scan, this.index, column)) this.index++;
      else this.index = this.structure.drop('text-without-key', this.index);
    } else {
      this.valueAt(column, parent);
    }
  }

  /** `? key` and `: value`: keys written the long way, and a colon without a key. Both go. */
  private strayKeySign(column: number, sibling: boolean): boolean {
    const content = this.scan.line(this.index).slice(column);
    if (/^\?(?:\s|$)/.test(content)) {
      this.scan.replace('complex-key', this.index, column, 1, {}, '');
      this.index++;
      // The value of such a key goes with it.
      if (/^ *:(?:\s|$)/.test(this.scan.line(this.index))) this.scan.lines[this.index++] = '';
      return true;
    }
    if (!/^:(?:\s|$)/.test(content) || !(sibling || nextIsEntryAt(this.scan, this.index, column)))
      return false;
    this.scan.replace('value-without-key', this.index, column, 1, {}, '');
    this.index++;
    return true;
  }

  /** `&name key: value`: the key goes on without its anchor. */
  private anchorOfKey(column: number): void {
    const line = this.scan.line(this.index);
    const content = line.slice(column);
    const anchor = /^(&[\w-]+)\s+(?=\S)/.exec(content);
    if (!anchor || badBeginning(content) !== 'anchor' || !splitEntry(content)) return;
    const mended = line.slice(0, column) + content.slice(anchor[0].length);
    const text = anchor[1] ?? '';
    this.scan.mend('yaml-anchor', this.index, column, text.length, { text }, mended);
  }

  private quoteKey(column: number, entry: Entry, content: string): void {
    const region = { line: this.index, column, endLine: this.index, endColumn: column + entry.keyEnd };
    const values = { sign: content[0] ?? '', text: entry.key };
    this.scan.quote('text-begins-with-sign', this.index, column, 1, values, region);
  }

  /** An entry, now that its line says so: its key begins at `column`. */
  private entry(column: number, sibling: boolean): void {
    if (!sibling) this.structure.begin('map', column, this.index);
    const line = this.scan.line(this.index);
    const entry = splitEntry(line.slice(column));
    if (!entry) {
      this.index++;
    } else if (entry.key === '<<' && line[column] === '<') {
      // Another key in its place keeps the map around it a map.
      const harmless = `${line.slice(0, column)}x-merge-${this.index}: ""`;
      this.scan.replace('yaml-merge-key', this.index, column, 2, {}, harmless);
      this.index++;
    } else {
      this.valueAt(this.behindColon(column + entry.colon, column + entry.value), column);
    }
  }

  /** Column of a value; a no-break space between it and the colon, which YAML takes for text, becomes a blank. */
  private behindColon(colon: number, value: number): number {
    const line = this.scan.line(this.index);
    const special = specialBlank.exec(line.slice(colon + 1, value));
    if (!special) return value;
    const mended = `${line.slice(0, colon + 1)} ${line.slice(value)}`;
    this.scan.mend('special-blank', this.index, colon + 1 + special.index, 1, {}, mended);
    return colon + 2;
  }

  private valueAt(column: number, parent: number): void {
    const next = scanValue(this.scan, this.index, column, parent);
    if (next === undefined) this.structure.expect(parent, 'key');
    this.index = Math.max(next ?? 0, this.index + 1);
  }

  /** `- Remember: always lock`, alone in its item: a text with a colon in it, not a map. */
  private isTextItem(entry: Entry, column: number, content: string): boolean {
    if (!isTextRatherThanKey(entry.key) || /^["'&*!?]/.test(content)) return false;
    return entry.value < content.length && !nextIsEntryAt(this.scan, this.index, column);
  }

  /** Nested deeper than any course is: the rest of the file isn't looked at. */
  private giveUp(column: number): void {
    this.scan.replace('nested-too-deep', this.index, column, 1, {}, '');
    this.index++;
    this.skipRest();
  }

  private skipRest(): void {
    for (; this.index < this.scan.lines.length; this.index++) this.scan.giveUpOn(this.index, '');
  }
}
