import { isAlias, isMap, isScalar, isSeq, type Document, type ParsedNode, type Scalar } from 'yaml';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { reportYaml } from '../../diagnostics/catalogue/yaml.ts';
import { deepest } from './flow-walk.ts';
import type { LineIndex } from './line-index.ts';
import { badEscape } from './quote.ts';
import { excerpt, isTextRatherThanKey } from './signs.ts';

interface Span {
  start: number;
  end: number;
}

/** A file's content as plain nodes with offsets: all that is kept of the library's document. */
export type YamlNode = ScalarNode | MapNode | ListNode;

export interface ScalarNode extends Span {
  kind: 'scalar';
  value: string;
  style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
}

export interface MapNode extends Span {
  kind: 'map';
  /** In the author's order; keys as written. */
  entries: Map<string, { key: Span; value: YamlNode }>;
}

export interface ListNode extends Span {
  kind: 'list';
  items: YamlNode[];
}

const styles: Record<string, ScalarNode['style']> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

/**
 * Builds the tree of a document that the library could read, and notes what it read otherwise than an author means it:
 * things that are legal YAML and no part of the format. Anchors and aliases are never followed.
 */
export class TreeBuilder {
  readonly flaws: Diagnostic[] = [];
  /** Those that leave all else as it was meant: the first of two texts may stand while the rest is looked at. */
  readonly harmless = new Set<Diagnostic>();

  constructor(
    private readonly text: string,
    private readonly lines: LineIndex,
  ) {}

  build(document: Document.Parsed): YamlNode | undefined {
    const { contents } = document;
    if (contents === null) return undefined;
    if (isScalar(contents)) this.gluedKey(contents, /^([A-Za-z_][\w-]*):(?!\/\/)(\S|[^\S \t])/);
    return this.node(contents, 0);
  }

  private node(node: ParsedNode, depth: number): YamlNode {
    const [start, end] = node.range;
    if (depth > deepest) {
      this.flaws.push(reportYaml('nested-too-deep', this.lines.place(start), {}));
      return { kind: 'scalar', value: '', style: 'plain', start, end };
    }
    if (isAlias(node)) {
      this.flaws.push(reportYaml('yaml-alias', this.lines.place(start, end), { text: `*${node.source}` }));
      return { kind: 'scalar', value: `*${node.source}`, style: 'plain', start, end };
    }
    this.properties(node, start);
    if (isScalar(node)) return this.scalar(node);
    if (isSeq(node)) return { kind: 'list', items: this.items(node.items, depth), start, end };
    return { kind: 'map', entries: this.entries(node, depth), start, end };
  }

  /** A file or list item that is nothing but `title:Foo`: a key was meant, whose blank is missing or a no-break space. */
  private gluedKey(node: Scalar.Parsed, pattern: RegExp): void {
    const [start, end] = node.range;
    const found = pattern.exec(this.text.slice(start, end));
    if (node.type !== 'PLAIN' || !found) return;
    const place = this.lines.place(start + (found[1] ?? '').length);
    this.flaws.push(
      reportYaml(/\s/.test(found[2] ?? '') ? 'special-blank' : 'missing-blank-after-colon', place, {}),
    );
  }

  private properties(node: ParsedNode, start: number): void {
    if (isAlias(node)) return;
    if (node.anchor !== undefined) {
      const sign = `&${node.anchor}`;
      const at = this.text.lastIndexOf(sign, start);
      this.flaws.push(reportYaml('yaml-anchor', this.lines.place(at, at + sign.length), { text: sign }));
    }
    if (node.tag !== undefined) {
      const at = Math.max(0, this.text.lastIndexOf('!', Math.max(0, start - 1)));
      const word = /^\S*/.exec(this.text.slice(at))?.[0] ?? '!';
      this.flaws.push(reportYaml('yaml-tag', this.lines.place(at, at + word.length), { text: word }));
    }
  }

  private scalar(node: Scalar.Parsed): ScalarNode {
    const [start, end] = node.range;
    const style = styles[node.type ?? 'PLAIN'] ?? 'plain';
    const source = this.text.slice(start, end);
    if (style === 'plain') {
      if (/^ #/.test(this.text.slice(end, end + 2))) {
        const lineEnd = this.text.indexOf('\n', end);
        const place = this.lines.place(end + 1, lineEnd === -1 ? this.text.length : lineEnd);
        this.flaws.push(reportYaml('hash-in-text', place, { text: excerpt(source) }));
      }
      const dash = source.search(/\n[ \t]*- /);
      if (dash !== -1) {
        const at = source.indexOf('-', dash) + start;
        this.flaws.push(reportYaml('list-in-text', this.lines.place(at), { text: excerpt(source) }));
      }
    } else if (style === 'double') {
      const at = badEscape(source.slice(1, -1));
      if (at !== -1) {
        const place = this.lines.place(start + 1 + at, start + 3 + at);
        this.flaws.push(reportYaml('bad-escape', place, { text: source.slice(1 + at, 3 + at) }));
      }
    }
    return { kind: 'scalar', value: String(node.value), style, start, end };
  }

  private items(items: readonly unknown[], depth: number): YamlNode[] {
    return (items as ParsedNode[]).map((item) => {
      if (isScalar(item) && isEmpty(item)) {
        const dash = this.text.lastIndexOf('-', item.range[0]);
        this.flaws.push(reportYaml('item-without-value', this.lines.place(Math.max(0, dash)), {}));
      }
      if (isMap(item) && item.items.length === 1 && item.flow !== true)
        this.textItem(item.items[0]?.key, item);
      if (isScalar(item)) this.gluedKey(item, /^([A-Za-z_][\w-]*):([^\S \t\n])/);
      return this.node(item, depth + 1);
    });
  }

  /** `- Remember: always lock` is a map to YAML and a text to its author. */
  private textItem(key: unknown, item: ParsedNode): void {
    if (!isScalar(key) || key.type !== 'PLAIN' || !isTextRatherThanKey(String(key.value))) return;
    const pair = isMap(item) ? item.items[0] : undefined;
    if (!isScalar(pair?.value) || isEmpty(pair.value)) return;
    const colon = this.text.indexOf(':', (key as Scalar.Parsed).range[1]);
    const text = excerpt(this.text.slice(item.range[0], item.range[1]));
    this.flaws.push(reportYaml('colon-in-text', this.lines.place(colon), { text }));
  }

  private entries(map: ParsedNode, depth: number): MapNode['entries'] {
    const entries: MapNode['entries'] = new Map();
    if (!isMap(map)) return entries;
    for (const pair of map.items) {
      const key = pair.key as ParsedNode | null;
      const value = pair.value;
      if (!isScalar(key) || key.type === 'BLOCK_LITERAL' || key.type === 'BLOCK_FOLDED') {
        const place = this.lines.place(key?.range[0] ?? map.range[0]);
        this.flaws.push(reportYaml('complex-key', place, {}));
        continue;
      }
      this.properties(key, key.range[0]);
      this.entry(entries, key, value, depth);
    }
    return entries;
  }

  /** `? key` is YAML's long way to write a key, and `-id: x` lacks the blank that would make it a list item. */
  private keySigns(key: Scalar.Parsed, name: string): void {
    const [start] = key.range;
    const before = this.text.slice(Math.max(0, start - 8), start);
    if (/(?:^|\s)\?\s+$/.test(before))
      this.flaws.push(reportYaml('complex-key', this.lines.place(start), {}));
    if (key.type === 'PLAIN' && name.startsWith('-')) {
      this.flaws.push(reportYaml('missing-blank-after-dash', this.lines.place(start), {}));
    }
  }

  private entry(
    entries: MapNode['entries'],
    key: Scalar.Parsed,
    value: ParsedNode | null,
    depth: number,
  ): void {
    const name = String(key.value);
    const [start, end] = key.range;
    this.keySigns(key, name);
    const place = this.lines.place(start, end);
    const first = entries.get(name);
    if (first) {
      const before = this.lines.place(first.key.start, first.key.end);
      const related = [{ place: before, message: 'It stands here already.' }];
      const flaw = reportYaml('duplicate-key', place, { key: name, line: before.line }, related);
      this.flaws.push(flaw);
      if (first.value.kind === 'scalar' && isScalar(value) && name !== 'id') this.harmless.add(flaw);
      return;
    }
    if (isEmpty(key)) this.flaws.push(reportYaml('value-without-key', this.lines.place(start), {}));
    else if (name === '<<' && key.type === 'PLAIN') this.flaws.push(reportYaml('yaml-merge-key', place, {}));
    if (value === null || (isScalar(value) && isEmpty(value))) {
      this.flaws.push(reportYaml('key-without-value', place, { key: name }));
    }
    const node: YamlNode =
      value === null
        ? { kind: 'scalar', value: '', style: 'plain', start: end, end }
        : this.node(value, depth + 1);
    entries.set(name, { key: { start, end }, value: node });
  }
}

/** Nothing typed at all; `""` is something. An empty block text counts as nothing, since nobody means one. */
function isEmpty(node: Scalar | Scalar.Parsed): boolean {
  if (node.value !== '') return false;
  return node.type === 'PLAIN' || node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
}
