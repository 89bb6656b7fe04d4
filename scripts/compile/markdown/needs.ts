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
  const seen = new Set<unknown>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null || ArrayBuffer.isView(node) || seen.has(node)) return;
    seen.add(node);
    if ('markdown' in node && typeof node.markdown === 'string') {
      needs.code ||= /(?:`{3}|~{3})[ \t]*[^\s`~]/.test(node.markdown);
      needs.maths ||= node.markdown.indexOf('$') !== node.markdown.lastIndexOf('$');
      return;
    }
    const values =
      node instanceof Map || node instanceof Set || Array.isArray(node) ? node : Object.values(node);
    for (const value of values) visit(value);
  };
  visit(course);
  return needs;
}
