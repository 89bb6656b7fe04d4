import type { Place } from '../../diagnostics/diagnostic.ts';
import type { Text } from '../../course/course.ts';
import { guardKey } from './keys.ts';
import type { LineIndex } from './line-index.ts';
import type { ScalarNode, YamlNode } from './tree.ts';

export type YamlPath = readonly (string | number)[];

/** A YAML file, read: its data for a schema, and for every path in it where it stands. */
export interface YamlFile {
  /** Relative to the course's folder. */
  path: string;
  /**
   * Plain data: every scalar is a string, lists are arrays, maps are objects whose own keys keep the author's order.
   * Keys that JavaScript would move or lose are guarded (`guardKey`).
   */
  data: unknown;
  /**
   * Place of the value (with `key`: of its key) at a path, or of the nearest ancestor that exists when nothing stands
   * there. The path's elements are the author's own keys, unguarded; items of a list by their index.
   */
  place(path: YamlPath, what?: 'value' | 'key'): Place;
  has(path: YamlPath): boolean;
  /** The text at a path, with what is needed to find a place inside it; `undefined` when no scalar stands there. */
  text(path: YamlPath): Text | undefined;
  /** The file's lines, for code frames. */
  lines: string[];
}

/** Makes the file of a tree. `source` is the text that the tree's offsets count in. */
export function yamlFile(path: string, source: string, index: LineIndex, root: YamlNode): YamlFile {
  const lines = source.split('\n');
  return {
    path,
    data: toData(root),
    lines,
    has: (to) => walk(root, to).found,
    place(to, what = 'value') {
      const { node, key } = walk(root, to);
      const span = what === 'key' && key ? key : node;
      return index.place(span.start, isBlock(span) ? span.start + 1 : span.end);
    },
    text(to) {
      const { node, found } = walk(root, to);
      return found && node.kind === 'scalar' ? toText(node, source, index) : undefined;
    },
  };
}

/** What a place underlines of a map, a list or a block text is its first character, not all of it. */
function isBlock(span: { start: number; end: number } | YamlNode): boolean {
  if (!('kind' in span)) return false;
  return span.kind !== 'scalar' || span.style === 'literal' || span.style === 'folded';
}

function toData(node: YamlNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(toData);
  const data: Record<string, unknown> = {};
  for (const [key, { value }] of node.entries) data[guardKey(key)] = toData(value);
  return data;
}

/** Follows a path as far as it goes. `key` is the last key that was passed, when the last step was a map's. */
function walk(
  root: YamlNode,
  path: YamlPath,
): { node: YamlNode; key?: { start: number; end: number }; found: boolean } {
  let node = root;
  let key: { start: number; end: number } | undefined;
  for (const step of path) {
    const entry = node.kind === 'map' ? node.entries.get(String(step)) : undefined;
    const item = node.kind === 'list' ? node.items[Number(step)] : undefined;
    const next = entry?.value ?? item;
    if (!next) return { node, ...(key ? { key } : {}), found: false };
    node = next;
    key = entry?.key;
  }
  return { node, ...(key ? { key } : {}), found: true };
}

function toText(node: ScalarNode, source: string, index: LineIndex): Text {
  const { value, style } = node;
  const placeAt = (offset: number) => {
    const { file, line, column } = index.place(offset);
    return { file, line, column };
  };
  if (style === 'literal' || style === 'folded') {
    const first = index.lineAt(node.start) + 1;
    const indent = blockIndent(value, source, index, first);
    const oneLine = !source.slice(index.startOf(first), node.end).trim().includes('\n');
    const mapping = style === 'literal' || oneLine ? 'lines' : 'whole';
    const place = { file: index.file, line: first + 1, column: indent + 1 };
    return { markdown: value, place, indent, mapping };
  }
  const oneLine = index.lineAt(node.start) === index.lineAt(node.end) && !value.includes('\n');
  const place = placeAt(style === 'plain' ? node.start : node.start + 1);
  return { markdown: value, place, indent: 0, mapping: oneLine ? 'lines' : 'whole' };
}

/** Columns that a block text is indented by: what its first line with text has in the file and not in the text. */
function blockIndent(value: string, source: string, index: LineIndex, firstLine: number): number {
  const lines = value.split('\n');
  const nth = lines.findIndex((line) => line.trim() !== '');
  if (nth === -1) return 0;
  const leading = (text: string) => text.length - text.trimStart().length;
  const start = index.startOf(firstLine + nth);
  const newline = source.indexOf('\n', start);
  const line = source.slice(start, newline === -1 ? source.length : newline);
  return Math.max(0, leading(line) - leading(lines[nth] ?? ''));
}
