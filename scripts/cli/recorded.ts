import { parsed, readOrNothing } from './given-file.ts';
import { reportLock } from '../diagnostics/catalogue/lock.ts';
import { reportOutput } from '../diagnostics/catalogue/output.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { resume } from '../diff/consequences.ts';
import type { Learner } from '../diff/learners.ts';
import type { Side } from '../diff/side.ts';
import type { Lock } from '../release/lock.ts';
import { encodeWith, unreadableWords, type Encoded, type Legend } from '../release/state-json.ts';
import { unpackState } from '../state/pack.ts';
import { legendsOf } from './old-names.ts';

/**
 * Learners whose saved states were recorded: files with one state a line, as the LMS has it (`cmi.suspend_data`), or
 * with what `state decode` prints.
 * @param lock by which names in JSON are read too; `undefined`: neither edition has one
 */
export function recordedLearners(
  files: readonly string[],
  old: Side,
  lock: Lock | undefined,
): { learners: Learner[]; diagnostics: Diagnostic[] } {
  const learners: Learner[] = [];
  const legends = legendsOf(old, lock);
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    const place = { file, line: 1, column: 1 };
    const text = readOrNothing(file);
    if (text === undefined) {
      diagnostics.push(reportOutput('states-not-found', place, { name: file }));
      continue;
    }
    if (text.trimStart().startsWith('{')) {
      const encoded = encodedBy(legends, parsed(text));
      if ('why' in encoded) diagnostics.push(reportLock('state-json-unfit', place, encoded));
      else take(encoded.text, file, place);
      continue;
    }
    const lines = text.split(/\r?\n/).map((state, index) => ({ state: state.trim(), line: index + 1 }));
    const states = lines.filter(({ state }) => state !== '');
    if (states.length === 0)
      diagnostics.push(reportLock('state-unreadable', place, { why: unreadableWords.empty }));
    for (const { state, line } of states)
      take(state, states.length === 1 ? file : `${file}:${line}`, { ...place, line });
  }
  return { learners, diagnostics };

  function take(state: string, who: string, place: Diagnostic['place']): void {
    const read = unpackState(state, old.list);
    const progress = 'progress' in read ? resume(read.progress, old, old) : undefined;
    if (progress) learners.push({ who: `recorded in ${who}`, progress });
    else if ('unreadable' in read)
      diagnostics.push(reportLock('state-unreadable', place, { why: unreadableWords[read.unreadable] }));
  }
}

function encodedBy(legends: readonly Legend[], json: unknown): Encoded {
  const tried = legends.map((legend) => encodeWith(json, legend));
  return tried.find((each) => 'text' in each) ?? (tried.at(-1) as Encoded);
}
