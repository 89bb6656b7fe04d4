import type { Question, Quiz, QuizEntry } from '../../course/course.ts';
import { useSchema } from '../../course/schema/question.ts';
import { reportQuiz } from '../../diagnostics/catalogue/quiz.ts';
import type { Place } from '../../diagnostics/diagnostic.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import { checkFilled, drawOf, readDraw, type ReadDraw } from './draws.ts';
import type { AskingQuiz, Loading } from './loading.ts';
import { entriesAt, isMap, mendedAt, placeAt, type Node } from './node.ts';
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
    'question' in each ? { question: ask(each.question) } : drawOf(loading, each, fixed, ask),
  );
  checkTwice(loading, asks);
  checkFilled(
    loading,
    entries,
    found.filter((each): each is ReadDraw => 'found' in each),
  );
  const own = new Set(asks.flatMap((each) => (each.own ? [each.question] : [])));
  const asking: AskingQuiz = { reveal: quiz.reveal, tries: setting.tries };
  for (const question of asked.keys()) {
    if (own.has(question)) reportTries(loading, question, [asking]);
    else loading.asking.set(question, [...(loading.asking.get(question) ?? []), asking]);
  }
  return entries;
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
    if (suggestion !== undefined) loading.usedQuestions.add(suggestion);
    return [];
  }
  loading.usedQuestions.add(id);
  return [{ question, place, own: false }];
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
