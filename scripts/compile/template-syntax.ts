import { reportTemplate } from '../diagnostics/catalogue/template.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/**
 * A finding for a template that Handlebars can't parse. Its own words stay inside: they speak of the parser's tokens.
 * Its errors come in two kinds: of blocks (with line and column) and of the grammar (with a line and a drawn caret).
 */
export function syntaxFinding(error: Error, source: string, file: string): Diagnostic {
  const { lineNumber, column } = error as { lineNumber?: number; column?: number };
  const blocks = /^(\S+) doesn't match (\S+)/.exec(error.message);
  if (blocks) {
    const [, opened = '', closed = ''] = blocks;
    const place = { file, line: lineNumber ?? 1, column: (column ?? 0) + 1 };
    return reportTemplate('template-does-not-compile', place, {
      reason: `the block \`{{#${opened}}}\` that begins here is closed by \`{{/${closed}}}\``,
      hint: `Close it with \`{{/${opened}}}\`.`,
    });
  }
  const [, number] = /line (\d+)/.exec(error.message) ?? [];
  const line = lineNumber ?? Number(number ?? 1);
  const open = openBlock(source);
  const lines = source.split('\n');
  if (open && line >= lines.length)
    return reportTemplate(
      'template-does-not-compile',
      { file, line: open.line, column: open.column, length: open.name.length + 5 },
      {
        reason: `the block \`{{#${open.name}}}\` is never closed`,
        hint: `Close it with \`{{/${open.name}}}\`.`,
      },
    );
  const text = lines[line - 1] ?? '';
  const at = Math.max(0, column ?? text.indexOf('{{'));
  return reportTemplate(
    'template-does-not-compile',
    { file, line, column: at + 1, length: Math.max(1, text.length - at) },
    {
      reason: 'the braces on this line don’t fit together',
      hint: 'Write `{{name}}`, `{{{html}}}`, `{{#if name}} … {{/if}}` or `{{> parts/name}}`.',
    },
  );
}

/** The innermost block that a template opens and never closes. */
function openBlock(source: string): { name: string; line: number; column: number } | undefined {
  const open: { name: string; index: number }[] = [];
  for (const match of source.matchAll(/\{\{~?([#/])\s*([\w-]+)/g)) {
    const [, sign, name = ''] = match;
    if (sign === '#') open.push({ name, index: match.index });
    else open.pop();
  }
  const last = open.at(-1);
  if (!last) return undefined;
  const before = source.slice(0, last.index).split('\n');
  return { name: last.name, line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
