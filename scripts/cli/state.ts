import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportLock } from '../diagnostics/catalogue/lock.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { lockFile } from '../release/lock.ts';
import { readLock } from '../release/read-lock.ts';
import { decodeState, encodeState } from '../release/state-json.ts';
import { parsed, readOrNothing } from './given-file.ts';
import { findCourses } from './courses.ts';
import { printFindings } from './findings.ts';
import { shownPath } from './shown.ts';
import type { Terminal } from './terminal.ts';

/**
 * `coursewright state decode|encode`: a saved state as JSON, and back. Returns the exit status.
 * @param input the state or the JSON; `undefined`: it comes from the standard input
 */
export function stateCommand(
  way: 'decode' | 'encode',
  input: string | undefined,
  course: string | undefined,
  terminal: Terminal,
): number {
  const { folders, diagnostics } = findCourses(course === undefined ? [] : [course], process.cwd());
  const fail = (found: readonly Diagnostic[]) => {
    printFindings(
      found.map((diagnostic) => ({ diagnostic, file: diagnostic.place.file, lines: [] })),
      terminal,
    );
    return 1;
  };
  const [folder] = folders;
  if (!folder) return fail(diagnostics);
  if (folders.length > 1) {
    terminal.tell('Several courses are here: name the one that the state belongs to with --course.');
    return 2;
  }
  const place = { file: shownPath(join(folder, lockFile), process.cwd()), line: 1, column: 1 };
  const text = readOrNothing(join(folder, lockFile));
  if (text === undefined)
    return fail([
      reportLock('lock-unreadable', place, { reason: 'there is none; the course was never built' }),
    ]);
  const { value: lock, diagnostics: wrong } = readLock(text);
  if (!lock) return fail(wrong);

  const given = (input ?? readFileSync(0, 'utf8')).trim();
  if (way === 'decode') {
    const decoded = decodeState(given, lock);
    if ('why' in decoded) return fail([reportLock('state-unreadable', place, { why: decoded.why })]);
    terminal.say(JSON.stringify(decoded.state, null, 2));
    return 0;
  }
  const encoded = encodeState(parsed(given), lock);
  if ('why' in encoded) return fail([reportLock('state-json-unfit', place, encoded)]);
  terminal.say(encoded.text);
  return 0;
}
