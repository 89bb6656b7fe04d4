import type { SourceFs } from '../../compile/files.ts';
import { missingIds } from '../../compile/missing-ids.ts';
import type { Place } from '../../diagnostics/diagnostic.ts';
import { withTexts } from './source.ts';

/** A course in which everything has an id, some of them made up, and how its places are read. */
export interface WithGivenIds {
  fs: SourceFs;
  /** How many were made up. */
  given: number;
  /** A place in the author's own file. */
  original<P extends Place>(place: P): P;
}

/** Makes up the ids that are missing, as `coursewright ids` would; in memory, and for the preview alone. */
export async function withGivenIds(fs: SourceFs): Promise<WithGivenIds | undefined> {
  const { files } = await missingIds(fs);
  if (files.length === 0) return undefined;
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const before = new Map<string, number[]>();
  for (const { path, text } of files) {
    const own = new TextDecoder().decode(await fs.read(path));
    before.set(path, linesBefore(own.split(/\r\n?|\n/), text.split(/\r\n?|\n/)));
  }
  return {
    fs: withTexts(fs, texts),
    given: files.reduce((sum, file) => sum + file.given.length, 0),
    original(place) {
      const line = before.get(place.file)?.[place.line - 1];
      return line === undefined ? place : { ...place, line };
    },
  };
}

/** For each line of a text with ids written into it, its number in the text as it was. */
export function linesBefore(own: readonly string[], written: readonly string[]): number[] {
  let at = 0;
  let split = false;
  return written.map((line, index) => {
    const number = at + 1;
    // `- title: …` became `- id: …` and, below it, `  title: …`: both are the author's one line.
    const rest = (written[index + 1] ?? '').trim();
    split = !split && line !== own[at] && /\bid: \S+$/.test(line) && (own[at] ?? '').endsWith(rest);
    if (!split) at++;
    return number;
  });
}
