import type { Draw, Question, Quiz, QuizEntry } from '../../course/course.ts';
import { drawSchema, useSchema } from '../../course/schema/question.ts';
import { reportQuiz } from '../../diagnostics/catalogue/quiz.ts';
import type { Place } from '../../diagnostics/diagnostic.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import { unfillable } from '../../log/draw.ts';
import { readOutcomes, withoutRepeats } from './lists.ts';
import type { AskingQuiz, Loading } from './loading.ts';
import { below, entriesAt, isMap, mendedAt, placeAt, type Node } from './node.ts';
import { readQuestion, type QuestionSetting, type ReadQuestion } from './question.ts';
import { readKeys } from './read-keys.ts';
import { reportTries } from './tries.ts';

type Setting = Omit<QuestionSetting, 'quiz'>;
type QuizSoFar = Omit<Quiz, 'entries'>;

/** A question that every attempt asks, and where the quiz names it. */
interface ReadAsk {
  question: ReadQuestion;
  place: Place;
  own: boolean;
}

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
  const found: (ReadAsk | ReadDraw)[] = [];
  for (const entry of entriesAt(node, 'questions')) {
    if (isMap(entry.data) && 'draw' in entry.data) found.push(...readDraw(loading, entry));
    else if (isMap(entry.data) && 'use' in entry.data) found.push(...readUse(loading, entry));
    else {
      const question = await readQuestion(loading, entry);
      found.push({ question, place: placeAt(entry, ['id']), own: true });
    }
  }
  const asks = found.filter((each): each is ReadAsk => 'question' in each);
  const fixed = asks.map(({ question }) => question);
  const asked = new Map<ReadQuestion, Question>();
  const ask = (question: ReadQuestion): Question => {
    const made = asked.get(question) ?? question.asked(loading, { ...setting, quiz: quiz.id });
    asked.set(question, made);
    return made;
  };
  const entries = found.map((each): QuizEntry =>
    'question' in each ? { question: ask(each.question) } : drawOf(each, fixed, ask),
  );
  checkTwice(loading, asks);
  checkFilled(loading, entries, found);
  const own = new Set(asks.flatMap((each) => (each.own ? [each.question] : [])));
  const asking: AskingQuiz = { reveal: quiz.reveal, tries: setting.tries };
  for (const question of asked.keys()) {
    if (own.has(question)) reportTries(loading, question, [asking]);
    else loading.asking.set(question, [...(loading.asking.get(question) ?? []), asking]);
  }
  return entries;
}

/** What the quiz asks anyway is not drawn: no question stands twice in an attempt. */
function drawOf(
  { node, bank, count, points, found }: ReadDraw,
  fixed: readonly ReadQuestion[],
  ask: (question: ReadQuestion) => Question,
): Draw {
  return {
    bank,
    count,
    ...(points === undefined ? {} : { points }),
    candidates: found.filter((question) => !fixed.includes(question)).map(ask),
    place: placeAt(node),
  };
}

function readUse(loading: Loading, node: Node): ReadAsk[] {
  const { values } = readKeys(loading, node, useSchema, { where: 'a question taken from a bank' });
  if (values.use === undefined) return [];
  const id = values.use;
  const place = placeAt(node, ['use']);
  const question = loading.bankQuestions.get(id);
  if (!question) {
    // What couldn't be read may be the question.
    if (!loading.allBanksRead || !loading.allBankQuestionsRead) return [];
    const suggestion = suggest(id, [...loading.bankQuestions.keys()]);
    const mended = suggestion === undefined ? undefined : mendedAt(node.file, place, suggestion);
    loading.report(reportQuiz('unknown-bank-question', place, { id, suggestion, mended }));
    return [];
  }
  loading.usedQuestions.add(id);
  return [{ question, place, own: false }];
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
    if (!loading.allBanksRead) return [];
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
      question.unsorted ||
      (tags.every((tag) => question.tags.includes(tag)) &&
        (outcomes.length === 0 || outcomes.some((outcome) => question.outcomes.includes(outcome)))),
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
  if (bank.some(({ unsorted }) => unsorted)) return;
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

/** A question that the quiz takes from a bank twice. */
function checkTwice(loading: Loading, asks: readonly ReadAsk[]): void {
  const first = new Map<ReadQuestion, Place>();
  for (const { question, place } of asks) {
    const before = first.get(question);
    if (before) {
      const related = [{ place: before, message: 'here first' }];
      loading.report(reportQuiz('question-asked-twice', place, { id: question.id }, related));
    } else first.set(question, place);
  }
}

/** Proves that every attempt can fill all its draws; else reports the draw that goes without. */
function checkFilled(
  loading: Loading,
  entries: readonly QuizEntry[],
  found: readonly (ReadAsk | ReadDraw)[],
): void {
  const draws = entries.filter((entry): entry is Draw => 'candidates' in entry);
  const nodes = found.filter((each): each is ReadDraw => 'found' in each);
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
