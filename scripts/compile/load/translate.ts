import type { z } from 'zod';
import { Finding } from '../../course/schema/scalar.ts';
import { keySeparator } from '../../course/schema/shapes.ts';
import { reportCourse } from '../../diagnostics/catalogue/course.ts';
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import { below, mendedAt, placeAt, unguarded, type Node } from './node.ts';

type Issue = z.core.$ZodIssue;
type Step = string | number;

/** What stands in the file, in the author's words. */
export function kindOf(data: unknown): string {
  if (Array.isArray(data)) return 'a list';
  return typeof data === 'string' ? 'a text' : 'a map';
}

/** `image.alt` for messages: what the author calls the thing at a path; an entry of a list is named by its list. */
function nameOf(path: readonly Step[], fallback: string): string {
  const names = path.filter((step) => typeof step === 'string').map((step) => String(unguarded(step)));
  return names.at(-1) ?? fallback;
}

/**
 * Turns what the schema library found at a node into diagnostics in the author's words.
 * @param base steps from the node to the value that was checked
 * @param where what the node is, such as "a text slide"
 */
export function translate(
  issues: readonly Issue[],
  node: Node,
  base: readonly Step[],
  where: string,
): Diagnostic[] {
  return issues.flatMap((issue) => translateOne(issue, node, [...base, ...(issue.path as Step[])], where));
}

function translateOne(issue: Issue, node: Node, path: Step[], where: string): Diagnostic[] {
  const data = below(node, ...path).data;
  // The reader of the file has already said that nothing stands behind the key.
  if (data === null) return [];
  if (data === undefined) return [missing(node, path, where)];
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = issue.message.split(keySeparator).filter((key) => key !== '');
      const inside = path.length === 0 ? where : `\`${nameOf(path, where)}\``;
      return issue.keys.map((key) => unknownKey(node, path, key, inside, known));
    }
    case 'invalid_union':
      return union(issue, node, path, where);
    case 'invalid_key':
      return issue.issues.flatMap((each) => finding(each, node, path, 'key'));
    case 'custom':
      return finding(issue, node, path, 'value');
    default:
      return [wrongType(node, path, issue.message)];
  }
}

/** An unknown key, with the one that was probably meant. */
export function unknownKey(
  node: Node,
  path: readonly Step[],
  key: string,
  where: string,
  known: readonly string[],
  note?: string,
): Diagnostic {
  const place = placeAt(node, [...path.map(unguarded), unguarded(key)], 'key');
  const suggestion = note === undefined ? suggest(key, known) : undefined;
  const mended = suggestion === undefined ? undefined : mendedAt(node.file, place, suggestion);
  return reportCourse('unknown-key', place, {
    key: String(unguarded(key)),
    where,
    known,
    suggestion,
    note,
    mended,
  });
}

function missing(node: Node, path: readonly Step[], where: string): Diagnostic {
  const parent = path.slice(0, -1);
  const inside = parent.length === 0 ? where : `\`${nameOf(parent, where)}\``;
  return reportCourse('missing-key', placeAt(node, parent.map(unguarded)), {
    key: nameOf(path, where),
    where: inside,
  });
}

/** A list or a map where a text should be, and so on. */
export function wrongType(node: Node, path: readonly Step[], expected: string): Diagnostic {
  const found = kindOf(below(node, ...path).data);
  return reportCourse('wrong-type', placeAt(node, path.map(unguarded)), {
    key: nameOf([...node.path, ...path], node.file.path),
    expected,
    found,
  });
}

const atRoot = (issue: Issue) => issue.path.length === 0;
const wrongKind = (issue: Issue): boolean =>
  atRoot(issue) &&
  (issue.code === 'invalid_type' || (issue.code === 'invalid_union' && issue.errors.flat().every(wrongKind)));

/** Of several spellings, the one that the author chose is the one whose kind (text, list, map) fits. */
function union(issue: z.core.$ZodIssueInvalidUnion, node: Node, path: Step[], where: string): Diagnostic[] {
  const fitting = issue.errors.filter((branch) => !branch.some(wrongKind));
  const [best] = fitting.sort((a, b) => a.length - b.length);
  if (best) return translate(best, node, path, where);
  return [wrongType(node, path, [...new Set(expectations(issue))].join(' or '))];
}

function expectations(issue: Issue): string[] {
  return issue.code === 'invalid_union' ? issue.errors.flat().flatMap(expectations) : [issue.message];
}

function finding(issue: Issue, node: Node, path: readonly Step[], what: 'value' | 'key'): Diagnostic[] {
  const found: unknown = issue.code === 'custom' ? issue.params?.finding : undefined;
  if (!(found instanceof Finding))
    throw new Error(`a check of the schema gave no finding at ${path.join('.')}`);
  const place = placeAt(node, path.map(unguarded), what);
  return [reportFinding(found, node, place, nameOf(path, ''))];
}

/** `Finding.of` has checked that the values are those of the name. */
function reportFinding(
  { name, values, instead }: Finding,
  node: Node,
  place: Place,
  key: string,
): Diagnostic {
  const mended = instead === undefined ? undefined : mendedAt(node.file, place, instead);
  return reportCourse(name, place, { ...values, key, mended });
}
