import type { Text } from '../../course/course.ts';
import { textHere } from '../../course/schema/shapes.ts';
import { reportCourse } from '../../diagnostics/catalogue/course.ts';
import { below, isMap, mendedAt, placeAt, type Node, type Path } from './node.ts';
import type { Loading } from './loading.ts';

/**
 * The text at a path below a node: itself, its long form's `text`, or the file that it names.
 * Reports what is wrong with it; `undefined` where nothing (good) stands.
 * @param also keys that may stand in place of a text in the long form
 */
export function readText(
  loading: Loading,
  node: Node,
  path: Path,
  also: readonly string[] = [],
): Text | undefined {
  const { data } = below(node, ...path);
  const key = String(path.findLast((step) => typeof step === 'string') ?? '');
  const whole = [...node.path, ...path];
  if (typeof data === 'string') {
    const text = data.trim() === '' ? undefined : node.file.text(whole);
    if (text) loading.noteLinks(text);
    if (text) return text;
    loading.report(reportCourse('empty-text', placeAt(node, path), { key }));
    return undefined;
  }
  if (!isMap(data)) return undefined;
  const given = ['text', 'file'].filter((each) => data[each] !== undefined);
  if (given.length === 1) {
    return given[0] === 'text'
      ? readText(loading, node, [...path, 'text'])
      : readFile(loading, node, [...path, 'file'], String(data.file).trim());
  }
  loading.report(reportCourse('text-or-file', placeAt(node, path), { key, both: given.length > 1, also }));
  return undefined;
}

function readFile(loading: Loading, node: Node, path: Path, name: string): Text | undefined {
  const place = placeAt(node, path);
  const taken = loading.shelf.take(name, 'text', place, (instead) => mendedAt(node.file, place, instead));
  if ('severity' in taken) {
    loading.report(taken);
    return undefined;
  }
  const file = taken.file.path;
  try {
    const markdown = new TextDecoder('utf-8', { fatal: true }).decode(taken.bytes).replace(/\r\n?/g, '\n');
    const why = markdown.includes('\0')
      ? 'it has NUL characters in it'
      : markdown.trim() === ''
        ? 'it is empty'
        : undefined;
    if (why === undefined) {
      const text: Text = { markdown, place: { file, line: 1, column: 1 }, indent: 0, mapping: 'lines' };
      loading.noteLinks(text);
      return text;
    }
    loading.report(reportCourse('text-file-unfit', place, { file, why }));
  } catch {
    loading.report(reportCourse('text-file-unfit', place, { file, why: 'it is not saved as UTF-8' }));
  }
  return undefined;
}

/** Reads every text among the values of a map, by key. */
export function readTexts(
  loading: Loading,
  node: Node,
  values: Record<string, unknown>,
): Record<string, Text> {
  const texts: Record<string, Text> = {};
  for (const [key, value] of Object.entries(values)) {
    const text = value === textHere ? readText(loading, node, [key]) : undefined;
    if (text !== undefined) texts[key] = text;
  }
  return texts;
}

/** A text that is wanted as a plain string: its blanks and line ends count as one blank each. */
export const plainOf = (text: Text | undefined): string | undefined =>
  text?.markdown.trim().replace(/\s+/g, ' ');
