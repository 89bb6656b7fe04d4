import type { Draw, Question, QuizEntry } from '../../course/course.ts';
import { drawSchema } from '../../course/schema/question.ts';
import { reportQuiz } from '../../diagnostics/catalogue/quiz.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import { unfillable } from '../../log/draw.ts';
import { readOutcomes, withoutRepeats } from './lists.ts';
import type { Loading } from './loading.ts';
import { below, mendedAt, placeAt, placeOfEntry, type Node } from './node.ts';
import type { ReadQuestion } from './question.ts';
import { readKeys } from './read-keys.ts';

/** A draw as it was read, before it is known what else the quiz asks. */
export interface ReadDraw {
  node: Node;
  bank: string;
  count: number;
  points?: number;
  found: ReadQuestion[];
}

/** Reads one draw of a quiz; what it may take besides depends on what else the quiz asks. */
export function readDraw(loading: Loading, node: Node): ReadDraw[] {
  const { values } = readKeys(loading, node, drawSchema, { where: 'a draw' });
  const draw = below(node, 'draw');
  if (values.draw === undefined) {
    useAll(loading, below(draw, 'bank').data);
    return [];
  }
  const { bank: id, count, points } = values.draw;
  const outcomes = readOutcomes(loading, draw, values.draw.outcome);
  const bank = loading.banks.get(id);
  if (!bank) {
    if (!loading.allBanksRead) return [];
    const place = placeAt(draw, ['bank']);
    const known = [...loading.banks.keys()];
    const suggestion = suggest(id, known);
    const mended = suggestion === undefined ? undefined : mendedAt(node.file, place, suggestion);
    loading.report(reportQuiz('unknown-bank', place, { id, known, suggestion, mended }));
    useAll(loading, suggestion);
    return [];
  }
  loading.usedBanks.add(id);
  const tags = readTags(
    loading,
    draw,
    values.draw.tags ?? [],
    loading.partialBanks.has(id) ? undefined : bank,
  );
  const found = bank.filter(
    (question) =>
      question.unsorted ||
      (tags.every((tag) => question.tags.includes(tag)) &&
        (outcomes.length === 0 || outcomes.some((outcome) => question.outcomes.includes(outcome)))),
  );
  for (const question of found) loading.usedQuestions.add(question.id);
  return [{ node, bank: id, count, ...(points === undefined ? {} : { points }), found }];
}

/** A draw that couldn't be read may mean any question of its bank. */
function useAll(loading: Loading, bank: unknown): void {
  if (typeof bank !== 'string') return;
  loading.usedBanks.add(bank.trim());
  for (const { id } of loading.banks.get(bank.trim()) ?? []) loading.usedQuestions.add(id);
}

/** The tags of a draw; reports those that no question of the bank has. @param bank `undefined`: not all of it is known */
function readTags(
  loading: Loading,
  draw: Node,
  written: readonly string[],
  bank: readonly ReadQuestion[] | undefined,
): string[] {
  const tags = withoutRepeats(loading, draw, 'tags', written);
  if (!bank || bank.some(({ unsorted }) => unsorted)) return tags;
  const known = [...new Set(bank.flatMap((question) => question.tags))];
  return tags.filter((tag) => {
    if (known.includes(tag)) return true;
    const place = placeOfEntry(draw, 'tags', written.indexOf(tag));
    const suggestion = suggest(tag, known);
    const mended = suggestion === undefined ? undefined : mendedAt(draw.file, place, suggestion);
    loading.report(reportQuiz('unknown-tag', place, { tag, known, suggestion, mended }));
    return false;
  });
}

/** What the quiz asks anyway is not drawn: no question stands twice in an attempt. */
export function drawOf(
  loading: Loading,
  { node, bank, count, points, found }: ReadDraw,
  fixed: readonly ReadQuestion[],
  ask: (question: ReadQuestion) => Question,
): Draw {
  const candidates = found.filter((question) => !fixed.includes(question)).map(ask);
  const ungraded = candidates.find(({ type }) => loading.questionTypes.get(type)?.rules.graded === false);
  if ((points ?? 0) > 0 && ungraded)
    loading.report(
      reportQuiz('points-not-graded', placeAt(node, ['draw', 'points']), {
        type: ungraded.type,
        drawn: ungraded.id,
      }),
    );
  return {
    bank,
    count,
    ...(points === undefined ? {} : { points }),
    candidates,
    place: placeAt(node),
  };
}

/** Proves that every attempt can fill all its draws; else reports the draw that goes without. */
export function checkFilled(
  loading: Loading,
  entries: readonly QuizEntry[],
  read: readonly ReadDraw[],
): void {
  const draws = entries.filter((entry): entry is Draw => 'candidates' in entry);
  if (draws.some(({ bank }) => loading.partialBanks.has(bank))) return;
  const ids = [...new Set(draws.flatMap(({ candidates }) => candidates.map(({ id }) => id)))];
  const shaped = draws.map(({ candidates, count }) => ({
    draw: candidates.map(({ id }) => ({ id, field: ids.indexOf(id) })),
    count,
  }));
  const short = unfillable(shaped);
  if (short === undefined) return;
  const draw = draws[short];
  const node = read[short];
  if (!draw || !node) return;
  loading.report(
    reportQuiz('draw-too-large', placeAt(node.node, ['draw', 'count']), {
      bank: draw.bank,
      count: draw.count,
      fitting: draw.candidates.length,
      draws: draws.length,
    }),
  );
}
