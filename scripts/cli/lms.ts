import { suggest } from '../diagnostics/suggest.ts';
import { profileNames, profiles } from '../profiles/list.ts';
import { factsOf, type LmsProfile } from '../profiles/profile.ts';
import { formatProfile } from './lms-page.ts';
import { counted } from './print.ts';
import type { Terminal } from './terminal.ts';

/** `coursewright lms`, with or without the name of one. Returns the exit status. */
export function lmsCommand(
  name: string | undefined,
  { json }: { json: boolean },
  terminal: Terminal,
): number {
  if (name === undefined) {
    const rows = profiles.map(rowOf);
    terminal.say(json ? JSON.stringify({ profiles: rows }, null, 2) : formatTable(rows, terminal));
    return 0;
  }
  const profile = profiles.find((each) => each.name === name.toLowerCase());
  if (!profile) {
    const near = suggest(name, profileNames);
    terminal.tell(
      `There is no profile of an LMS named "${name}".${near ? ` Did you mean ${near}?` : ''} There are ${profileNames.join(', ')}. Where yours is none of them, take generic.`,
    );
    return 2;
  }
  terminal.say(json ? JSON.stringify(profile, null, 2) : formatProfile(profile, terminal.colours));
  return 0;
}

interface Row {
  name: string;
  title: string;
  /** Targets, the best first. */
  plays: string[];
  /** The kinds of sources, and how much has none. */
  known: { from: string[]; facts: number; untested: number };
}

/** From what proves most to what proves least. */
const kinds = [
  ['tried', 'tried'],
  ['code', 'its code'],
  ['vendor', "its vendor's pages"],
  ['others', 'what others say'],
  ['standard', 'the standard'],
] as const;

function rowOf(profile: LmsProfile): Row {
  // What the package does by itself says nothing about the LMS.
  const kindsOf = factsOf(profile)
    .map(({ source }) => (source === 'untested' ? source : source.kind))
    .filter((kind) => kind !== 'package');
  return {
    name: profile.name,
    title: profile.title,
    plays: profile.plays.map(({ target }) => target),
    known: {
      from: kinds.flatMap(([kind, words]) => (kindsOf.includes(kind) ? [words] : [])),
      facts: kindsOf.length,
      untested: kindsOf.filter((kind) => kind === 'untested').length,
    },
  };
}

function formatTable(rows: readonly Row[], { colours }: Terminal): string {
  const cells = rows.map(({ name, title, plays, known }) => [
    name,
    title,
    plays.join(', '),
    `${known.from.join(', ')}; ${known.untested} of ${counted(known.facts, 'fact')} untested`,
  ]);
  const head = ['NAME', 'LMS', 'PLAYS, BEST FIRST', 'KNOWN FROM'];
  const widths = head.map((_, column) =>
    Math.max(...[head, ...cells].map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [
    colours.dim(line(head)),
    ...cells.map(line),
    '',
    'How to upload there, and what to set: coursewright lms NAME',
  ].join('\n');
}
