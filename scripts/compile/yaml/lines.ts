import { gluedEntry, splitEntry } from './entry.ts';
import { indentOf, type Scan } from './scan.ts';
import { isPlainKey } from './signs.ts';

/** An entry, or what would be one with a sign more. */
export function looksLikeEntry(content: string): boolean {
  return (
    splitEntry(content) !== undefined ||
    gluedEntry(content) !== undefined ||
    /^(?:[a-z_][\w-]*[ \t]*$|[:?](?:\s|$))/.test(content)
  );
}

/** A dash with a blank or nothing behind it. */
export function isItem(content: string): boolean {
  return /^-(?:\s|$)/.test(content);
}

/** `-id: x`, or `-x` where the items around it have their blank. */
export function isGluedItem(content: string, sibling: boolean): boolean {
  return sibling ? /^-[^\s-]/.test(content) : /^-[A-Za-z_][\w-]*:(?:\s|$)/.test(content);
}

/**
 * How far the first item of a list (its dash at `dash`, its first key at `column`) has to move so that its further keys
 * and the next item stand right. When all of these agree with each other, the first line is what stands wrong. 0: stays.
 */
export function itemShift(scan: Scan, index: number, column: number, dash: number): number {
  let next = scan.nextContent(index + 1);
  const wanted = indentOf(scan.line(next));
  const shift = wanted - column;
  let agreeing = 0;
  for (; next < scan.lines.length; next = scan.nextContent(next + 1)) {
    const line = scan.line(next);
    const indent = indentOf(line);
    if (indent < wanted) {
      if (isItem(line.slice(indent)) && indent === dash + shift) agreeing++;
      break;
    }
    if (indent > wanted) continue;
    if (!isPlainKey(splitEntry(line.slice(indent))?.key ?? '')) return 0;
    agreeing++;
  }
  return agreeing >= 2 ? shift : 0;
}
