import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import type { QuestionReader } from '../author.ts';
import { partLook, plainOf } from '../parts.ts';
import type { MatchingFields, Side } from './author.ts';
import { reportMatching } from './diagnostics.ts';

/** SCORM 2004 RTE 4.2.9.1, smallest permitted maximum of a matching response; SCORM 1.2 has 36 one-character ids. */
const mostSources = 36;

const textOf = ({ content: { text } }: Side) => (text ? plainOf(text) : '');

/** What can be wrong with sources, targets and what belongs to what, beyond their keys. */
export function checkMatching(fields: MatchingFields, reader: QuestionReader): Diagnostic[] {
  const form = checkForm(fields, reader);
  return [
    ...form,
    ...fields.uneven.map(({ id, texts }) =>
      reportMatching('pair-not-two', reader.place(['pairs', id]), { id, texts }),
    ),
    ...(form.length > 0 ? [] : [...checkCounts(fields, reader), ...checkAnswer(fields, reader)]),
    ...checkLooks(fields, reader),
  ];
}

function checkForm({ given }: MatchingFields, reader: QuestionReader): Diagnostic[] {
  const long = given.filter((key) => key !== 'pairs' && key !== 'extra');
  const well = given.includes('pairs') ? long.length === 0 : long.length === 3 && !given.includes('extra');
  if (well) return [];
  const [first] = given.includes('pairs') ? long : given.includes('extra') ? ['extra'] : given;
  return [
    reportMatching('pairs-or-sources', first ? reader.placeOfKey([first]) : reader.place([]), { given }),
  ];
}

function checkCounts(
  { given, sources, targets, uneven }: MatchingFields,
  reader: QuestionReader,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const pairs = given.includes('pairs');
  const place = reader.place([pairs ? 'pairs' : 'sources']);
  const count = sources.length + uneven.length;
  if (count < 2) found.push(reportMatching('too-few-sources', place, { count }));
  if (count > mostSources)
    found.push(reportMatching('too-many-sources', place, { count, most: mostSources }));
  if (!pairs && targets.length < 2)
    found.push(reportMatching('too-few-targets', reader.place(['targets']), { count: targets.length }));
  return found;
}

/** Each of some sides with the first before it that looks the same. */
function lookalikes(sides: readonly Side[]): { side: Side; same: Side }[] {
  return sides.flatMap((side, index) => {
    const look = partLook(side.content);
    const same = sides.slice(0, index).find(({ content }) => partLook(content) === look);
    return same && look.trim() !== '' ? [{ side, same }] : [];
  });
}

function checkLooks({ given, sources, targets }: MatchingFields, reader: QuestionReader): Diagnostic[] {
  const pairs = given.includes('pairs');
  const related = ({ path }: Side) => [{ place: reader.place(path), message: 'the same' }];
  const isExtra = ({ path }: Side) => path[0] === 'extra';
  const values = (side: Side, same: Side) => ({ id: side.id, other: same.id, text: textOf(side) });
  const taken = targets.filter((side) => isExtra(side) && sources.some(({ id }) => id === side.id));
  return [
    ...lookalikes(sources).map(({ side, same }) =>
      reportMatching('equal-sources', reader.place(side.path), values(side, same), related(same)),
    ),
    ...lookalikes(targets).map(({ side, same }) =>
      isExtra(side)
        ? reportMatching(
            'extra-is-a-target',
            reader.place(side.path),
            { ...values(side, same), sameId: false },
            related(same),
          )
        : reportMatching(
            'equal-targets',
            reader.place(side.path),
            { ...values(side, same), pairs },
            related(same),
          ),
    ),
    ...taken.map((side) =>
      reportMatching('extra-is-a-target', reader.placeOfKey(side.path), {
        id: side.id,
        other: side.id,
        sameId: true,
        text: '',
      }),
    ),
  ];
}

function checkAnswer(
  { given, sources, targets, answer }: MatchingFields,
  reader: QuestionReader,
): Diagnostic[] {
  if (given.includes('pairs')) return [];
  const sourceIds = sources.map(({ id }) => id);
  const targetIds = targets.map(({ id }) => id);
  const found = sources
    .filter(({ id }) => !answer.some(([source]) => source === id))
    .map(({ id, path }) => reportMatching('source-without-target', reader.placeOfKey(path), { id }));
  for (const [source, id] of answer) {
    if (!sourceIds.includes(source)) {
      const values = { id: source, ids: sourceIds, suggestion: suggest(source, sourceIds) };
      found.push(reportMatching('answer-not-a-source', reader.placeOfKey(['answer', source]), values));
    }
    if (!targetIds.includes(id)) {
      const small = id.toLowerCase();
      const meant = targets.find((target) => textOf(target).toLowerCase() === small)?.id;
      const suggestion = meant ?? suggest(id, targetIds);
      const values = { source, id, ids: targetIds, suggestion, isText: meant !== undefined };
      found.push(reportMatching('answer-not-a-target', reader.place(['answer', source]), values));
    }
  }
  return found;
}
