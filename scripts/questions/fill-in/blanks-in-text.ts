import { placeAt } from '../../compile/markdown/places.ts';
import type { Text } from '../../course/course.ts';
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import type { QuestionReader } from '../author.ts';
import { reportFillIn } from './diagnostics.ts';

/** Something of the form `[[id]]` in a text. */
interface Marker {
  id: string;
  /** Of its first bracket in the text. */
  offset: number;
}

const marker = /\[\[([a-z0-9_]+)\]\]/g;

const markersIn = ({ markdown }: Text): Marker[] =>
  [...markdown.matchAll(marker)].map(({ 1: id = '', index }) => ({ id, offset: index }));

/** Ids in the order in which they first stand in a text; those that don't come last. */
export function inOrderOfText(text: Text, ids: readonly string[]): string[] {
  const found = new Set(markersIn(text).map(({ id }) => id));
  return [...[...found].filter((id) => ids.includes(id)), ...ids.filter((id) => !found.has(id))];
}

function placeOf(text: Text, { id, offset }: Marker): Place {
  const before = text.markdown.slice(0, offset).split('\n');
  return placeAt(text, before.length - 1, before.at(-1)?.length ?? 0, id.length + 4);
}

/** Whether each blank stands in its text once, and where something can be filled in. */
export function checkBlanksInText(text: Text, ids: readonly string[], reader: QuestionReader): Diagnostic[] {
  const markers = markersIn(text);
  const strangers = markers.filter(({ id }) => !ids.includes(id));
  const found: Diagnostic[] = [];
  const meant = new Set<string>();
  for (const id of ids) {
    const own = markers.filter((each) => each.id === id);
    if (own.length === 0) {
      const suggestion = suggest(
        id,
        strangers.map((each) => each.id),
      );
      if (suggestion !== undefined) meant.add(suggestion);
      found.push(
        reportFillIn('blank-not-in-text', reader.placeOfKey(['blanks', id]), { blank: id, suggestion }),
      );
    }
    for (const second of own.slice(1)) {
      const [first = second] = own;
      const related = [{ place: placeOf(text, first), message: 'the first one' }];
      found.push(reportFillIn('blank-stands-twice', placeOf(text, second), { blank: id }, related));
    }
  }
  for (const stranger of strangers) {
    const suggestion = suggest(stranger.id, ids);
    if (suggestion !== undefined && !meant.has(stranger.id))
      found.push(
        reportFillIn('blank-nearly-named', placeOf(text, stranger), { marker: stranger.id, suggestion }),
      );
  }
  return [...found, ...checkSurroundings(text, markers, ids)];
}

/** Markdown that becomes an attribute, a link or a formula, where a field would be lost or could not be reached. */
const closed: [pattern: RegExp, within: string][] = [
  [/!\[[^\]\n]*(?:\[\[\w+\]\][^\]\n]*)+\]\(/g, "a picture's text"],
  [/(?<!!)\[[^\][\n]*(?:\[\[\w+\]\][^\][\n]*)+\]\(/g, 'a link'],
  [/\]\([^)\n]*\[\[\w+\]\][^)\n]*\)/g, "a link's address"],
  [/<[a-z]+:[^>\s]*\[\[\w+\]\][^>\s]*>/gi, "a link's address"],
  [
    /\$\$[^$]*\[\[\w+\]\][^$]*\$\$|(?<![\\$\w])\$(?!\s)[^$\n]*\[\[\w+\]\][^$\n]*(?<!\s)\$(?![\d$])/g,
    'a formula',
  ],
];

function checkSurroundings(text: Text, markers: readonly Marker[], ids: readonly string[]): Diagnostic[] {
  // Code is shown as it stands, so nothing in it becomes a link or a formula.
  const bare = text.markdown
    .replace(/^( {0,3})(`{3,}|~{3,})[^]*?(?:^ {0,3}\2[`~]*\s*$|(?![^]))/gm, blankOut)
    .replace(/(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, blankOut);
  return closed.flatMap(([pattern, within]) =>
    [...bare.matchAll(pattern)].flatMap(({ 0: whole, index }) =>
      markers
        .filter(({ id, offset }) => ids.includes(id) && offset >= index && offset < index + whole.length)
        .map((each) => reportFillIn('blank-out-of-place', placeOf(text, each), { blank: each.id, within })),
    ),
  );
}

const blankOut = (code: string) => code.replace(/[^\n]/g, ' ');
