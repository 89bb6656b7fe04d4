import { parseDocument, type YAMLParseError } from 'yaml';
import type { SourceFs, WithDiagnostics } from '../files.ts';
import { byPlace, type Diagnostic, type Place } from '../../diagnostics/diagnostic.ts';
import { reportYaml } from '../../diagnostics/catalogue/yaml.ts';
import { BlockScan } from './block.ts';
import { yamlFile, type YamlFile } from './file.ts';
import { deepest } from './flow-walk.ts';
import { LineIndex } from './line-index.ts';
import { Scan } from './scan.ts';
import { decodeSource, readSource } from './source.ts';
import type { Trap } from './trap.ts';
import { TreeBuilder } from './tree.ts';

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
  if (!bytes) return { diagnostics };
  const before = known.get(bytes);
  if (before?.path === path) return before.result;
  const result = parseYaml(path, bytes);
  known.set(bytes, { path, result });
  return result;
}

/**
 * What was read of bytes that are still in somebody's hands: who builds again and again, and keeps the bytes of files
 * that stay as they are, has them read once.
 */
const known = new WeakMap<Uint8Array, { path: string; result: YamlResult }>();

/**
 * Reads YAML as the course format has it: every scalar is text; anchors, aliases, tags and merge keys are refused; what
 * YAML would cut, lose or misunderstand is an error with the mended line. Diagnostics come in the order of the lines.
 */
export function parseYaml(path: string, bytes: Uint8Array | string): YamlResult {
  const { text, diagnostics } = decodeSource(path, bytes);
  if (text === undefined) return { diagnostics };
  if (!/^[^\S\n]*[^\s#]/m.test(text)) {
    const place = { file: path, line: 1, column: 1 };
    return {
      diagnostics: [...diagnostics, reportYaml('empty-file', place, { comments: text.includes('#') })],
    };
  }
  const first = isBottomless(text) ? undefined : compose(path, text);
  const marked = /^(?:---|\.\.\.|%)/m.test(text);
  if (first?.file && first.flaws.length === 0 && !marked && diagnostics.length === 0) {
    return { value: first.file, diagnostics };
  }
  // Something is wrong: the lines' own traps first, then, with those mended, whatever is left.
  const scan = scanLines(text);
  const after = readingAfter(path, scan, first);
  const left = leftOver(after)
    .slice(0, mostLeft)
    .flatMap((one) => scan.inAuthorsLines(one));
  const traps = scan.traps.map((trap) => toDiagnostic(path, trap, scan));
  const found = diagnostics.concat(traps, left).sort(byPlace);
  const isWhole = scan.faithful && after.flaws.every((flaw) => after.harmless?.has(flaw));
  const whole = isWhole ? after.file : undefined;
  if (whole && found.length === 0) return { value: whole, diagnostics };
  return { diagnostics: found, ...(whole ? { mended: whole } : {}) };
}

/** The lines as mended, read once more; not where so much is wrong that nothing more would be said. */
function readingAfter(path: string, scan: Scan, first: Reading | undefined): Reading {
  if (first && scan.traps.length === 0) return first;
  if (scan.full) return { flaws: [], index: new LineIndex(path, '') };
  return compose(path, scan.lines.join('\n'));
}

interface Reading {
  /** Absent when the library gave an error. */
  file?: YamlFile;
  /** What it read otherwise than it was meant. */
  flaws: Diagnostic[];
  harmless?: ReadonlySet<Diagnostic>;
  error?: YAMLParseError;
  index: LineIndex;
}

/** Reads a text with the library, with every scalar a string. */
function compose(path: string, text: string): Reading {
  const index = new LineIndex(path, text);
  const builder = new TreeBuilder(text, index);
  try {
    const document = parseDocument(text, {
      schema: 'failsafe',
      // Both are found by ourselves: keys in one pass over each map, and errors in words of our own.
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    const root = builder.build(document);
    const [error] = document.errors;
    if (error) return { error, flaws: builder.flaws, index };
    const { flaws, harmless } = builder;
    return { flaws, harmless, index, ...(root ? { file: yamlFile(path, text, index, root) } : {}) };
  } catch (error) {
    // Thousands of brackets in each other end the stack; nothing else is expected, and nothing else is hidden.
    if (!(error instanceof RangeError)) throw error;
    return { flaws: [reportYaml('nested-too-deep', index.place(0), {})], index };
  }
}

/** Whether so much seems to be opened in each other that the lines are looked at before the library follows it. */
function isBottomless(text: string): boolean {
  if (/^(?:[ \t]*[-?][ \t]){100}/m.test(text)) return true;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i) | 0x20;
    // `[` and `]` differ from `{` and `}` in one bit, which is set here.
    if (code === 0x7b) depth++;
    else if (code === 0x7d && depth > 0) depth--;
    if (depth > deepest) return true;
  }
  return false;
}

/** Finds the traps in a text's lines. A second look finds what a first trap had hidden, mostly in the same line. */
function scanLines(text: string): Scan {
  const scan = new Scan(text.split('\n'));
  for (let round = 0, before = -1; round < mostRounds && before !== scan.traps.length; round++) {
    before = scan.traps.length;
    new BlockScan(scan).run();
  }
  return scan;
}

const mostRounds = 5;
/** Of one file: more findings than anybody reads at once. */
const mostLeft = 500;

/** What the lines' scan doesn't know: the tree's flaws, up to the first place that the library can't read. */
function leftOver({ error, flaws, index }: Reading): Diagnostic[] {
  if (!error) return flaws;
  const place = index.place(error.pos[0]);
  const before = flaws.filter((flaw) => flaw.place.line < place.line);
  return [...before, reportYaml(error.code === 'BAD_INDENT' ? 'bad-indentation' : 'not-yaml', place, {})];
}

function toDiagnostic(path: string, trap: Trap, scan: Scan): Diagnostic {
  const place: Place = { file: path, line: trap.line + 1, column: trap.column + 1 };
  if (trap.length > 1) place.length = trap.length;
  const mended = scan.mended(trap);
  return { ...reportYaml(trap.name, place, trap.values), ...(mended === undefined ? {} : { mended }) };
}
