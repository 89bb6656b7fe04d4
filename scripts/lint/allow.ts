import { Lexer } from 'yaml';
import type { Allow } from './view.ts';

const written = /^#\s*lint-allow\b[ \t]*([\w-]*)[ \t]*:?[ \t]*(.*?)\s*$/;

/** Signs by which the YAML lexer tells what comes next; they stand in no file. */
const control: ReadonlySet<string> = new Set(['\u0002', '\u0018', '\u001f', '\ufeff']);

/**
 * The comments `# lint-allow RULE: reason` of a YAML file. One holds for the entry that stands on its line, or else for
 * the one below it: for that line, and for all that is indented more deeply under it.
 */
export function allowsIn(file: string, source: string): Allow[] {
  if (!source.includes('lint-allow')) return [];
  const lines = source.split(/\r\n?|\n/);
  const found: Allow[] = [];
  let [line, column, before] = [1, 1, ''];
  for (const token of new Lexer().lex(source)) {
    const [, rule, reason] = (before === '\u001f' ? null : written.exec(token)) ?? [];
    if (rule !== undefined)
      found.push({
        rule,
        reason: reason ?? '',
        place: { file, line, column, length: token.trim().length },
        ...held(lines, line),
      });
    before = token;
    if (control.has(token)) continue;
    const ends = token.split('\n');
    line += ends.length - 1;
    column = (ends.length > 1 ? 1 : column) + (ends.at(-1)?.length ?? 0);
  }
  return found;
}

const indentOf = (line: string) => line.length - line.trimStart().length;
const isBlank = (line: string | undefined) => line === undefined || line.trim() === '';

/** The lines of the entry that a comment on a line (from 1) is about. */
function held(lines: readonly string[], line: number): { from: number; to: number } {
  const alone = (lines[line - 1] ?? '').trimStart().startsWith('#');
  let from = alone ? line + 1 : line;
  while (from <= lines.length && /^\s*(#|$)/.test(lines[from - 1] ?? '')) from++;
  const indent = indentOf(lines[from - 1] ?? '');
  let to = from;
  while (to < lines.length && (isBlank(lines[to]) || indentOf(lines[to] ?? '') > indent)) to++;
  return { from, to };
}
