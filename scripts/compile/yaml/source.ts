import { SourceError, type SourceFs } from '../files.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { reportYaml } from '../../diagnostics/catalogue/yaml.ts';

/** No lesson comes near it; what is larger is a video or a dump that landed in the wrong folder. */
export const largestFile = 2 * 1024 * 1024;

/** Names in one of the folders that a course may have. A link that leads out of the course is told, not followed. */
export async function readFolder(
  fs: SourceFs,
  path: string,
): Promise<{ names: string[]; diagnostics: Diagnostic[] }> {
  try {
    return { names: await fs.list(path), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const name = error.reason === 'outside' ? 'file-outside-course' : 'file-unreadable';
    return { names: [], diagnostics: [reportYaml(name, { file: path, line: 1, column: 1 }, { path })] };
  }
}

/** A file's text, if it could be made out: lines end in `\n`, no BOM, control characters replaced by blanks. */
export interface DecodedSource {
  text?: string;
  diagnostics: Diagnostic[];
}

/** Reads a file's bytes. Asks for kind and size first, so that a huge file is never in memory. Never throws for a file's sake. */
export async function readSource(
  fs: SourceFs,
  path: string,
): Promise<{ bytes?: Uint8Array; diagnostics: Diagnostic[] }> {
  const place = { file: path, line: 1, column: 1 };
  try {
    const stat = await fs.stat(path);
    if (!stat) return { diagnostics: [reportYaml('file-missing', place, { path })] };
    if (stat.kind === 'outside') return { diagnostics: [reportYaml('file-outside-course', place, { path })] };
    if (stat.kind === 'folder') return { diagnostics: [reportYaml('file-is-folder', place, { path })] };
    if (stat.kind === 'other') return { diagnostics: [reportYaml('file-unreadable', place, { path })] };
    if (stat.size > largestFile) return { diagnostics: [tooLarge(path, stat.size)] };
    const bytes = await fs.read(path);
    return bytes.length > largestFile
      ? { diagnostics: [tooLarge(path, bytes.length)] }
      : { bytes, diagnostics: [] };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const name = (
      {
        missing: 'file-missing',
        folder: 'file-is-folder',
        outside: 'file-outside-course',
        unreadable: 'file-unreadable',
        'too-large': 'file-unreadable',
      } as const
    )[error.reason];
    if (error.reason === 'too-large') return { diagnostics: [tooLarge(path, undefined)] };
    return { diagnostics: [reportYaml(name, place, { path })] };
  }
}

function tooLarge(path: string, size: number | undefined): Diagnostic {
  return reportYaml(
    'course-file-too-large',
    { file: path, line: 1, column: 1 },
    { path, size, limit: largestFile },
  );
}

/** Turns bytes into text, as UTF-8 with or without BOM. UTF-16 and broken UTF-8 give no text. */
export function decodeSource(path: string, source: Uint8Array | string): DecodedSource {
  if (typeof source === 'string')
    return cleanText(path, source.startsWith('\uFEFF') ? source.slice(1) : source);
  if (isUtf16(source)) {
    return { diagnostics: [reportYaml('utf-16-file', { file: path, line: 1, column: 1 }, {})] };
  }
  try {
    return cleanText(path, new TextDecoder('utf-8', { fatal: true }).decode(source));
  } catch {
    // The only thing that a fatal decoder throws for is a byte that isn't UTF-8.
    return { diagnostics: [notUtf8(path, source)] };
  }
}

/** A UTF-16 BOM, or a zero byte beside each of the first two letters: UTF-8 text has neither. */
function isUtf16(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true;
  if (bytes.length < 4) return false;
  return (a !== 0 && b === 0 && c !== 0 && d === 0) || (a === 0 && b !== 0 && c === 0 && d !== 0);
}

function notUtf8(path: string, bytes: Uint8Array): Diagnostic {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start <= bytes.length; line++) {
    const newline = bytes.indexOf(10, start);
    const end = newline === -1 ? bytes.length : newline;
    const part = bytes.subarray(start, end);
    try {
      decoder.decode(part);
    } catch {
      const column = new TextDecoder('utf-8').decode(part).indexOf('\uFFFD') + 1;
      return reportYaml('not-utf-8', { file: path, line, column: Math.max(1, column) }, {});
    }
    start = end + 1;
  }
  return reportYaml('not-utf-8', { file: path, line: 1, column: 1 }, {});
}

// eslint-disable-next-line no-control-regex -- these characters are what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;
const mostReported = 20;

/** Evens out line ends, and reports each control character; the text goes on with a blank in its place. */
function cleanText(path: string, raw: string): DecodedSource {
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  const diagnostics: Diagnostic[] = [];
  let line = 1;
  let lineStart = 0;
  for (const match of text.matchAll(controls)) {
    if (diagnostics.length === mostReported) break;
    for (let next; (next = text.indexOf('\n', lineStart)) !== -1 && next < match.index; line++)
      lineStart = next + 1;
    const place = { file: path, line, column: match.index - lineStart + 1 };
    const code = match[0].charCodeAt(0);
    diagnostics.push(
      code === 0 ? reportYaml('nul-byte', place, {}) : reportYaml('control-character', place, { code }),
    );
  }
  return { text: diagnostics.length > 0 ? text.replace(controls, ' ') : text, diagnostics };
}
