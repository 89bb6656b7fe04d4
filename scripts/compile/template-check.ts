import { suggest } from '../diagnostics/suggest.ts';
import { reportTemplate } from '../diagnostics/catalogue/template.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';

/** A node of Handlebars' syntax tree, as far as it is looked at here. */
export interface Node {
  type: string;
  loc: { start: { line: number; column: number }; end: { line: number; column: number } };
}
interface PathNode extends Node {
  type: 'PathExpression';
  original: string;
  parts: string[];
  data: boolean;
  depth: number;
  strict?: boolean;
}
interface CallNode extends Node {
  path: PathNode | Node;
  name: PathNode | Node;
  params: Node[];
  hash?: { pairs: { value: Node }[] };
  program?: ProgramNode;
  inverse?: ProgramNode;
}
interface TextNode extends Node {
  /** As written, before blank lines around blocks are taken out. */
  original: string;
}
export interface ProgramNode extends Node {
  body: Node[];
}

/** Helpers that templates can use, with the number of values that each takes. */
export const helperArguments: Record<string, number> = { if: 1, unless: 1, each: 1, with: 1, lookup: 2 };
const dataNames = ['root', 'index', 'key', 'first', 'last'];

export interface CheckedTemplate {
  diagnostics: Diagnostic[];
  /** Every name that the template asks for, in its order. */
  paths: { original: string; parts: string[]; place: Place }[];
  /** Where it calls which partial. */
  calls: { name: string; place: Place }[];
}

/**
 * Finds what can be known of a template without filling it in, and sets `strict` on each name of the tree, also on
 * those that are arguments of helpers, where Handlebars itself would let a missing one pass.
 */
export function checkTemplate(
  tree: ProgramNode,
  file: string,
  partials: ReadonlySet<string>,
): CheckedTemplate {
  const found: CheckedTemplate = { diagnostics: [], paths: [], calls: [] };
  const placeOf = ({ loc }: Node): Place => ({ file, line: loc.start.line, column: loc.start.column + 1 });

  const visitPath = (path: PathNode) => {
    path.strict = true;
    const [first = ''] = path.parts;
    if (path.data && !dataNames.includes(first)) {
      const suggestion = suggest(first, dataNames);
      found.diagnostics.push(
        reportTemplate('template-unknown-name', placeOf(path), {
          name: path.original,
          within: path.original,
          empty: false,
          known: dataNames.map((name) => `@${name}`),
          suggestion: suggestion && `@${suggestion}`,
          part: undefined,
        }),
      );
    }
    found.paths.push({ original: path.original, parts: path.parts, place: placeOf(path) });
  };

  const visitCall = (node: CallNode, isBlock: boolean) => {
    const path = node.path as PathNode;
    const pairs = node.hash?.pairs ?? [];
    const name = path.original;
    const isHelper = path.type === 'PathExpression' && Object.hasOwn(helperArguments, name);
    if (isHelper || isBlock || node.params.length > 0 || pairs.length > 0) {
      const wanted = helperArguments[name];
      if (!isHelper || wanted === undefined)
        found.diagnostics.push(
          reportTemplate('template-unknown-helper', placeOf(node), {
            name,
            known: Object.keys(helperArguments),
            suggestion: suggest(name, Object.keys(helperArguments)),
          }),
        );
      else if (node.params.length !== wanted)
        found.diagnostics.push(
          reportTemplate('template-wrong-arguments', placeOf(node), {
            name,
            wanted,
            given: node.params.length,
          }),
        );
    } else visit(path);
    node.params.forEach(visit);
    for (const { value } of pairs) visit(value);
    for (const inner of [node.program, node.inverse]) inner?.body.forEach(visit);
  };

  const visitPartial = (node: CallNode) => {
    const name = (node.name as PathNode).original;
    if (node.name.type !== 'PathExpression') return refuse(node, 'a partial whose name is worked out');
    if ((node.hash?.pairs.length ?? 0) > 0)
      found.diagnostics.push(reportTemplate('template-partial-with-arguments', placeOf(node), { name }));
    if (!partials.has(name))
      found.diagnostics.push(
        reportTemplate('template-unknown-partial', placeOf(node), {
          name,
          suggestion: suggest(name, [...partials]),
        }),
      );
    found.calls.push({ name, place: placeOf(node) });
    node.params.forEach(visit);
  };

  const refuse = (node: Node, construct: string) => {
    found.diagnostics.push(reportTemplate('template-construct-not-supported', placeOf(node), { construct }));
  };

  function visit(node: Node): void {
    switch (node.type) {
      case 'PathExpression':
        return visitPath(node as PathNode);
      case 'MustacheStatement':
      case 'SubExpression':
        return visitCall(node as CallNode, false);
      case 'BlockStatement':
        return visitCall(node as CallNode, true);
      case 'PartialStatement':
        return visitPartial(node as CallNode);
      case 'PartialBlockStatement':
        return refuse(node, 'a partial with a block of its own');
      case 'Decorator':
      case 'DecoratorBlock':
        return refuse(node, 'decorators and inline partials');
      case 'ContentStatement':
        return visitContent(node as TextNode);
    }
  }

  const visitContent = (node: TextNode) => {
    const blocked = /<script(?![^>]*\ssrc=)|\sstyle\s*=|\son[a-z]+\s*=|<style/i.exec(node.original);
    if (!blocked) return;
    const before = node.original.slice(0, blocked.index).split('\n');
    const line = node.loc.start.line + before.length - 1;
    const last = before.at(-1) ?? '';
    const column = (before.length === 1 ? node.loc.start.column + last.length : last.length) + 1;
    found.diagnostics.push(
      reportTemplate(
        'template-blocked-by-policy',
        { file, line, column },
        { what: `\`${blocked[0].trim()}\`` },
      ),
    );
  };

  tree.body.forEach(visit);
  return found;
}
