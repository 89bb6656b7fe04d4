/** Which of the libraries that are loaded on demand a course needs. */
export interface TextNeeds {
  code: boolean;
  maths: boolean;
}

/**
 * Looks through a course (any data with texts in it) for code with a language and for formulas; may find some where
 * there are none, never the other way round.
 */
export function textNeeds(course: unknown): TextNeeds {
  const needs = { code: false, maths: false };
  const seen = new Set<object>();
  const visit = (node: object): void => {
    if (isPlace(node) || ArrayBuffer.isView(node) || seen.has(node)) return;
    if ('markdown' in node && typeof node.markdown === 'string') {
      needs.code ||= /(?:`{3}|~{3})[ \t]*[^\s`~]/.test(node.markdown);
      needs.maths ||= node.markdown.indexOf('$') !== node.markdown.lastIndexOf('$');
      return;
    }
    seen.add(node);
    const values =
      node instanceof Map || node instanceof Set || Array.isArray(node) ? node : Object.values(node);
    for (const value of values) if (typeof value === 'object' && value !== null) visit(value as object);
  };
  if (typeof course === 'object' && course !== null) visit(course);
  return needs;
}

/** Half of all that a course is made of, and without texts. */
const isPlace = (node: { line?: unknown; column?: unknown }) =>
  typeof node.line === 'number' && typeof node.column === 'number';
