import { isBlockHeader, scanBlockText } from './block-text.ts';
import { badEscape, quoteBackslashes, quoteEnd, quoteText, type Region } from './quote.ts';
import { deeperLines, textEnd, textRegion } from './region.ts';
import { indentOf, type Scan } from './scan.ts';
import { badBeginning, keyColon } from './signs.ts';
import { scanFlow } from './value-flow.ts';

/**
 * Looks at a value that begins on line `index` at `column`, inside something at column `parent` (-1 at the top).
 * Returns the first line behind the value; `undefined` when nothing but a comment stands there, so that the value is
 * what is nested below, if anything.
 */
export function scanValue(scan: Scan, index: number, column: number, parent: number): number | undefined {
  const value = scan.line(index).slice(column);
  const first = value[0] ?? '';
  if (first === '') return undefined;
  if (first === '#') return scanHash(scan, index, column, parent);
  if (first === '|' || first === '>') {
    if (isBlockHeader(value)) return scanBlockText(scan, index, value, parent);
    return scanTextBehindBar(scan, index, column, parent);
  }
  if (first === '"' || first === "'") return scanQuoted(scan, index, column, parent);
  if (first === '[' || first === '{') return scanFlow(scan, index, column, parent);
  const meaning = badBeginning(value);
  if (meaning === undefined) return scanPlain(scan, index, column, parent);
  return scanBadBeginning(scan, index, column, parent, meaning);
}

/** `accent: #0B5FFF`: with nothing below and a single blank before it, this was meant as a text. */
function scanHash(scan: Scan, index: number, column: number, parent: number): number | undefined {
  const line = scan.line(index);
  if (!/\S $/.test(line.slice(0, column))) return undefined;
  const next = scan.nextContent(index + 1);
  const below = scan.line(next);
  const nested =
    indentOf(below) > parent || (indentOf(below) === parent && below.trimStart().startsWith('-'));
  if (next < scan.lines.length && nested) return undefined;
  const end = line.trimEnd().length;
  const region = { line: index, column, endLine: index, endColumn: end };
  scan.quote('text-begins-with-sign', index, column, 1, { sign: '#', text: line.slice(column, end) }, region);
  return index + 1;
}

/** `body: | Some text`: one line that begins with a bar, or a block text that began one line too early. */
function scanTextBehindBar(scan: Scan, index: number, column: number, parent: number): number {
  const line = scan.line(index);
  const region = textRegion(scan, index, column, parent);
  const sign = line[column] ?? '';
  if (region.endLine === index) {
    const text = line.slice(column, region.endColumn);
    scan.quote('text-begins-with-sign', index, column, 1, { sign, text }, region);
    return index + 1;
  }
  const text = line.slice(column + 1).trim();
  scan.replace('text-behind-bar', index, column, 1, { sign, text }, line.slice(0, column) + sign);
  return scanBlockText(scan, index, sign, parent);
}

function scanBadBeginning(
  scan: Scan,
  index: number,
  column: number,
  parent: number,
  meaning: 'anchor' | 'alias' | 'tag' | 'text',
): number | undefined {
  const line = scan.line(index);
  const value = line.slice(column);
  const word = /^\S+/.exec(value)?.[0] ?? '';
  if (meaning === 'anchor' || (meaning === 'tag' && value.startsWith('!!'))) {
    const rest = value.slice(word.length).trimStart();
    const name = meaning === 'anchor' ? 'yaml-anchor' : 'yaml-tag';
    const mended = (line.slice(0, column) + rest).trimEnd();
    scan.mend(name, index, column, word.length, { text: word }, mended);
    return scanValue(scan, index, Math.min(column, mended.length), parent);
  }
  const region = textRegion(scan, index, column, parent);
  const end = region.endLine === index ? region.endColumn : line.length;
  const text = line.slice(column, end);
  if (meaning === 'text') {
    scan.quote('text-begins-with-sign', index, column, 1, { sign: value[0] ?? '', text }, region);
  } else {
    scan.quote(
      meaning === 'alias' ? 'yaml-alias' : 'yaml-tag',
      index,
      column,
      word.length,
      { text: word },
      region,
    );
  }
  return region.endLine + 1;
}

/** A text without quotes, over one line or several. */
function scanPlain(scan: Scan, index: number, column: number, parent: number): number {
  const line = scan.line(index);
  const region = textRegion(scan, index, column, parent);
  for (let i = region.line; i <= region.endLine; i++) {
    const from = i === region.line ? region.column : indentOf(scan.line(i));
    const to = i === region.endLine ? region.endColumn : scan.line(i).length;
    const part = scan.line(i).slice(from, to);
    if (i > region.line && /^-(?:[ \t]|$)/.test(part)) {
      scan.quote('list-in-text', i, from, 1, { text: line.slice(column) }, region);
      break;
    }
    const colon = keyColon(part);
    const hash = part.search(/\s#/);
    if (colon !== -1 && (hash === -1 || colon < hash)) {
      scan.quote(
        'colon-in-text',
        i,
        from + colon,
        1,
        { text: line.slice(column, column + part.length) },
        region,
      );
      break;
    }
    if (hash !== -1) {
      const text = part.slice(0, hash).trimEnd();
      scan.quote('hash-in-text', i, from + hash + 1, part.length - hash - 1, { text }, region);
      break;
    }
  }
  return region.endLine + 1;
}

function scanQuoted(scan: Scan, index: number, column: number, parent: number): number {
  const { text, last } = deeperLines(scan, index, column, parent);
  const quote = text[0] ?? '';
  const end = quoteEnd(text, 0);
  const line = scan.line(index);
  if (end === -1) {
    const own = line.slice(column, textEnd(line, column));
    const apostrophe =
      quote === "'" && !own.endsWith("'") && /^'(?:\d0s|tis|twas|til|em|n|cause|round|bout)\b/i.test(own);
    const closed = apostrophe ? quoteText(own) : own + quote;
    const mended = line.slice(0, column) + closed + line.slice(column + own.length);
    scan.mend('unclosed-quote', index, column, 1, { sign: quote, text: own }, mended);
    return index + 1;
  }
  const endLine = index + text.slice(0, end).split('\n').length - 1;
  const endColumn = endLine === index ? column + end : end - text.lastIndexOf('\n', end - 1) - 1;
  const tail = scan.line(endLine).slice(endColumn);
  if (/\S/.test(tail) && !/^\s+#/.test(tail)) {
    const at = endColumn + tail.search(/\S/);
    const region = { line: index, column, endLine, endColumn: textEnd(scan.line(endLine), endColumn) };
    const values = {
      sign: quote,
      text: line.slice(column, endLine === index ? region.endColumn : line.length),
    };
    scan.quote('text-after-quote', endLine, at, region.endColumn - at, values, region);
  } else if (quote === '"') {
    lookAtEscapes(scan, { line: index, column, endLine, endColumn }, text.slice(1, end - 1));
  }
  return Math.min(endLine, last) + 1;
}

function lookAtEscapes(scan: Scan, region: Region, inside: string): void {
  const at = badEscape(inside);
  if (at === -1) return;
  const before = inside.slice(0, at).split('\n');
  const line = region.line + before.length - 1;
  const column = before.length === 1 ? region.column + 1 + at : (before.at(-1) ?? '').length;
  const values = { text: inside.slice(at, at + 2) };
  if (region.line === region.endLine) {
    const old = scan.line(region.line);
    const mended = old.slice(0, region.column) + quoteBackslashes(inside) + old.slice(region.endColumn);
    scan.mend('bad-escape', line, column, 2, values, mended);
  } else {
    const old = scan.line(line);
    scan.replace('bad-escape', line, column, 2, values, `${old.slice(0, column)}/${old.slice(column + 1)}`);
  }
}
