import { parseDocument, type Document, type YAMLParseError } from 'yaml';
import type { SourceFs, WithDiagnostics } from '../files.ts';
import { byPlace, type Diagnostic, type Place } from '../../diagnostics/diagnostic.ts';
import { reportYaml } from '../../diagnostics/catalogue/yaml.ts';
import { BlockScan } from './block.ts';
import { yamlFile, type YamlFile } from './file.ts';
import { LineIndex } from './line-index.ts';
import { Scan } from './scan.ts';
import { decodeSource, readSource } from './source.ts';
import type { Trap } from './trap.ts';
import { TreeBuilder, type YamlNode } from './tree.ts';

export type { YamlFile } from './file.ts';
export { guardKey, unguardKey } from './keys.ts';

/** A file that was read, or what kept it from being read. */
export interface YamlResult extends WithDiagnostics<YamlFile> {
  /**
   * With errors: the file as it reads once every line is mended as its diagnostic says, when that is certain. Later
   * steps can go on with it, so that an author sees all findings at once; nothing may be built from it.
   */
  mended?: YamlFile;
}

/** Reads one YAML file of a course. Never throws because of what the file holds or why it can't be read. */
export async function readYaml(fs: SourceFs, path: string): Promise<YamlResult> {
  const { bytes, diagnostics } = await readSource(fs, path);
  return bytes ? parseYaml(path, bytes) : { diagnostics };
}

/**
 * Reads YAML as the course format has it: every scalar is text; anchors, aliases, tags and merge keys are refused; what
 * YAML would cut, lose or misunderstand is an error with the mended line. Diagnostics come in the order of the lines.
 */
export function parseYaml(path: string, source: Uint8Array | string): YamlResult {
  const { text, diagnostics } = decodeSource(path, source);
  if (text === undefined) return { diagnostics };
  const index = new LineIndex(path, text);
  if (/^(?:\s|#.*)*$/.test(text)) {
    diagnostics.push(
      reportYaml('empty-file', { file: path, line: 1, column: 1 }, { comments: text.includes('#') }),
    );
    return { diagnostics };
  }
  const reading = compose(text, index);
  const marks = /^(?:---|\.\.\.|%)/m.test(text);
  if (reading.root && reading.flaws.length === 0 && !marks && diagnostics.length === 0) {
    return { value: yamlFile(path, text, index, reading.root), diagnostics };
  }
  const found = explain(path, text, reading);
  diagnostics.push(...found.diagnostics);
  if (diagnostics.length === 0 && reading.root) {
    return { value: yamlFile(path, text, index, reading.root), diagnostics };
  }
  return { diagnostics: diagnostics.sort(byPlace), ...(found.mended ? { mended: found.mended } : {}) };
}

interface Reading {
  /** Absent when the library gave an error. */
  root?: YamlNode;
  flaws: Diagnostic[];
  error?: YAMLParseError;
}

/** Reads a text with the library, with every scalar a string. */
function compose(text: string, index: LineIndex): Reading {
  let document: Document.Parsed;
  try {
    document = parseDocument(text, {
      schema: 'failsafe',
      // Both are found by ourselves: keys in one pass over each map, and errors in words of our own.
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    const builder = new TreeBuilder(text, index);
    const error = document.errors[0];
    const root = builder.build(document);
    if (error) return { error, flaws: builder.flaws };
    return { ...(root ? { root } : {}), flaws: builder.flaws };
  } catch (error) {
    // Thousands of brackets in each other end the stack; nothing else is expected, and nothing else is hidden.
    if (!(error instanceof RangeError)) throw error;
    return { flaws: [reportYaml('nested-too-deep', index.place(0), {})] };
  }
}

/** Finds all that is wrong with a file: first the lines' own traps, then, with those mended, what is left. */
function explain(
  path: string,
  text: string,
  reading: Reading,
): { diagnostics: Diagnostic[]; mended?: YamlFile } {
  const original = text.split('\n');
  const scan = new Scan(original);
  new BlockScan(scan).run();
  if (scan.traps.length === 0) return { diagnostics: leftOver(reading, new LineIndex(path, text)) };
  // A second look finds what a first trap had hidden, mostly in the same line.
  for (let round = 0, count = -1; round < mostRounds && count !== scan.traps.length; round++) {
    count = scan.traps.length;
    new BlockScan(scan).run();
  }
  const mendedText = scan.lines.join('\n');
  const index = new LineIndex(path, mendedText);
  const again = compose(mendedText, index);
  const rest = leftOver(again, index).flatMap((left) => scan.inAuthorsLines(left));
  const diagnostics = [...scan.traps.map((trap) => toDiagnostic(path, trap, scan.lines)), ...rest];
  const clean = again.root && rest.length === 0 && again.flaws.length === 0 && scan.faithful;
  return clean && again.root
    ? { diagnostics, mended: yamlFile(path, mendedText, index, again.root) }
    : { diagnostics };
}

const mostRounds = 5;

/** What the lines' scan doesn't know: the tree's flaws, up to the first place that the library can't read. */
function leftOver({ error, flaws }: Reading, index: LineIndex): Diagnostic[] {
  if (!error) return flaws;
  const place = index.place(error.pos[0]);
  const before = flaws.filter((flaw) => flaw.place.line < place.line);
  // A place behind the last character of a line is shown at the line's beginning.
  return [...before, reportYaml(error.code === 'BAD_INDENT' ? 'bad-indentation' : 'not-yaml', place, {})];
}

function toDiagnostic(path: string, trap: Trap, lines: readonly string[]): Diagnostic {
  const place: Place = { file: path, line: trap.line + 1, column: trap.column + 1 };
  if (trap.length > 1) place.length = trap.length;
  const mended = trap.mendable ? lines[trap.line] : undefined;
  return { ...reportYaml(trap.name, place, trap.values), ...(mended === undefined ? {} : { mended }) };
}
