import type { Draw, Question, Quiz, QuizEntry } from '../../course/course.ts';
import { drawSchema, useSchema } from '../../course/schema/question.ts';
import { reportQuiz } from '../../diagnostics/catalogue/quiz.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import { unfillable } from '../../log/draw.ts';
import { readOutcomes, withoutRepeats } from './lists.ts';
import type { Loading } from './loading.ts';
import { below, entriesAt, isMap, mendedAt, placeAt, type Node } from './node.ts';
import { readQuestion, type QuestionSetting, type ReadQuestion } from './question.ts';
import { readKeys } from './read-keys.ts';

type Setting = Omit<QuestionSetting, 'quiz'>;
type QuizSoFar = Omit<Quiz, 'entries'>;

/** A draw as it was read, before it is known what else the quiz asks. */
interface ReadDraw {
  node: Node;
  bank: string;
  count: number;
  points?: number;
  found: ReadQuestion[];
}

/** The questions of a quiz in the author's order: its own, those it takes from a bank by id, and its draws. */
export async function readEntries(
  loading: Loading,
  node: Node,
  quiz: QuizSoFar,
  setting: Setting,
): Promise<QuizEntry[]> {
  const found: (ReadQuestion | ReadDraw)[] = [];
  for (const entry of entriesAt(node, 'questions')) {
    if (isMap(entry.data) && 'draw' in entry.data) found.push(...readDraw(loading, entry));
    else if (isMap(entry.data) && 'use' in entry.data) found.push(...readUse(loading, entry));
    else {
      const question = await readQuestion(loading, entry);
      checkTries(loading, question, quiz, setting);
      found.push(question);
    }
  }
  const fixed = found.filter((each): each is ReadQuestion => 'asked' in each);
  const asked = new Map<ReadQuestion, Question>();
  const ask = (question: ReadQuestion): Question => {
    const made = asked.get(question) ?? question.asked(loading, { ...setting, quiz: quiz.id });
    asked.set(question, made);
    return made;
  };
  const entries = found.map((each): QuizEntry =>
    'asked' in each ? { question: ask(each) } : drawOf(loading, each, fixed, ask),
  );
  checkFilled(loading, entries, found);
  return entries;
}

/** What the quiz asks anyway is not drawn: no question stands twice in an attempt. */
function drawOf(
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

function readUse(loading: Loading, node: Node): ReadQuestion[] {
  const { values } = readKeys(loading, node, useSchema, { where: 'a question taken from a bank' });
  if (values.use === undefined) return [];
  const id = values.use;
  const place = placeAt(node, ['use']);
  const question = loading.bankQuestions.get(id);
  if (!question) {
    const suggestion = suggest(id, [...loading.bankQuestions.keys()]);
    const mended = suggestion === undefined ? undefined : mendedAt(node.file, place, suggestion);
    loading.report(reportQuiz('unknown-bank-question', place, { id, suggestion, mended }));
    return [];
  }
  loading.usedQuestions.add(id);
  return [question];
}

function readDraw(loading: Loading, node: Node): ReadDraw[] {
  const { values } = readKeys(loading, node, drawSchema, { where: 'a draw' });
  if (values.draw === undefined) return [];
  const { bank: id, count, points } = values.draw;
  const draw = below(node, 'draw');
  const outcomes = readOutcomes(loading, draw, values.draw.outcome);
  const tags = withoutRepeats(loading, draw, 'tags', values.draw.tags ?? []);
  const bank = loading.banks.get(id);
  if (!bank) {
    const place = placeAt(draw, ['bank']);
    const known = [...loading.banks.keys()];
    const suggestion = suggest(id, known);
    const mended = suggestion === undefined ? undefined : mendedAt(node.file, place, suggestion);
    loading.report(reportQuiz('unknown-bank', place, { id, known, suggestion, mended }));
    return [];
  }
  loading.usedBanks.add(id);
  checkTags(loading, draw, tags, bank);
  const found = bank.filter(
    (question) =>
      tags.every((tag) => question.tags.includes(tag)) &&
      (outcomes.length === 0 || outcomes.some((outcome) => question.outcomes.includes(outcome))),
  );
  for (const question of found) loading.usedQuestions.add(question.id);
  return [{ node, bank: id, count, ...(points === undefined ? {} : { points }), found }];
}

function checkTags(
  loading: Loading,
  draw: Node,
  tags: readonly string[],
  bank: readonly ReadQuestion[],
): void {
  const known = [...new Set(bank.flatMap((question) => question.tags))];
  tags.forEach((tag, index) => {
    if (known.includes(tag)) return;
    const { data } = below(draw, 'tags');
    const place = placeAt(draw, Array.isArray(data) ? ['tags', index] : ['tags']);
    const suggestion = suggest(tag, known);
    const mended = suggestion === undefined ? undefined : mendedAt(draw.file, place, suggestion);
    loading.report(reportQuiz('unknown-tag', place, { tag, known, suggestion, mended }));
  });
}

/** Proves that every attempt can fill all its draws; else reports the draw that goes without. */
function checkFilled(
  loading: Loading,
  entries: readonly QuizEntry[],
  found: readonly (ReadQuestion | ReadDraw)[],
): void {
  const seen = new Set<ReadQuestion>();
  for (const each of found) {
    if (!('asked' in each)) continue;
    if (seen.has(each))
      loading.report(reportQuiz('question-asked-twice', placeAt(each.node, ['id']), { id: each.id }));
    seen.add(each);
  }
  const draws = entries.filter((entry): entry is Draw => 'candidates' in entry);
  const nodes = found.filter((each): each is ReadDraw => !('asked' in each));
  const ids = [...new Set(draws.flatMap(({ candidates }) => candidates.map(({ id }) => id)))];
  const shaped = draws.map(({ candidates, count }) => ({
    draw: candidates.map(({ id }) => ({ id, field: ids.indexOf(id) })),
    count,
  }));
  const short = unfillable(shaped);
  if (short === undefined) return;
  const draw = draws[short];
  const node = nodes[short];
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

/** Further tries need a check after each, and hints further tries. */
function checkTries(
  loading: Loading,
  { node, said }: ReadQuestion,
  { reveal }: QuizSoFar,
  setting: Setting,
): void {
  const tries = said.tries ?? setting.tries;
  if (said.tries !== undefined && said.tries > 1 && reveal !== 'after_each')
    loading.report(reportQuiz('tries-without-check', placeAt(node, ['tries']), { reveal }));
  else if (said.hints > 0 && tries <= 1)
    loading.report(reportQuiz('hint-never-shown', placeAt(node, ['hint']), { reveal, tries }));
}
