import type { Bank, Question } from '../../course/course.ts';
import { bankSchema } from '../../course/schema/lesson.ts';
import { reportQuiz } from '../../diagnostics/catalogue/quiz.ts';
import { refuseEmpty } from './lists.ts';
import type { Loading } from './loading.ts';
import { entriesAt, isMap, placeAt, type Node } from './node.ts';
import { readQuestion, type ReadQuestion } from './question.ts';
import { readKeys } from './read-keys.ts';
import { readTexts } from './texts.ts';
import { reportTries } from './tries.ts';
import { unknownKey } from './translate.ts';

/**
 * Reads a file of `banks/`, so that quizzes can take questions from it.
 * @param whole whether nothing was wrong with the file as YAML, which may have cost it questions
 */
export async function readBank(loading: Loading, node: Node, whole: boolean): Promise<Bank> {
  const exampleId = 'my_bank';
  const { values } = readKeys(loading, node, bankSchema, { where: 'the bank', exampleId });
  if (values.id === undefined) loading.allBanksRead = false;
  else loading.claim(values.id, 'bank', placeAt(node, ['id']));
  const { title } = readTexts(loading, node, { title: values.title });
  refuseEmpty(loading, node, 'questions');
  const read: ReadQuestion[] = [];
  for (const entry of values.questions === undefined ? [] : entriesAt(node, 'questions'))
    if (!refuseQuizEntry(loading, entry)) read.push(await readQuestion(loading, entry));
  if (values.id !== undefined) loading.banks.set(values.id, read);
  for (const question of read) if (question.id !== '') loading.bankQuestions.set(question.id, question);
  const partial = !whole || read.length === 0;
  if (partial && values.id !== undefined) loading.partialBanks.add(values.id);
  if (partial || read.some(({ id }) => id === '')) loading.allBankQuestionsRead = false;
  return {
    id: values.id ?? '',
    ...(title ? { title } : {}),
    questions: read.map((question): Question => question.asked(loading, unasked)),
    file: node.file.path,
    place: placeAt(node),
  };
}

/** A draw or a `use` stands in a quiz, not in a bank. */
function refuseQuizEntry(loading: Loading, entry: Node): boolean {
  if (!isMap(entry.data)) return false;
  const { data } = entry;
  const key = ['draw', 'use'].find((each) => each in data);
  if (key === undefined) return false;
  const note = `\`${key}\` stands in a quiz; a bank has questions alone.`;
  loading.report(unknownKey(entry, [], key, 'a question in a bank', [], note));
  return true;
}

/** A question of a bank that no quiz may ask is checked all the same. */
const unasked = { partial: true, tries: 1, penalty: 0, shuffle: false };

/** Banks, and questions in them, that no quiz takes; and what they say that no quiz makes use of. */
export function checkBanksUsed(loading: Loading, banks: readonly Bank[]): void {
  for (const [question, quizzes] of loading.asking) reportTries(loading, question, quizzes);
  for (const bank of banks) {
    if (bank.id === '') continue;
    const unused = bank.questions.filter(({ id }) => id !== '' && !loading.usedQuestions.has(id));
    if (unused.length === 0) continue;
    if (!loading.usedBanks.has(bank.id) && unused.length === bank.questions.length)
      loading.report(reportQuiz('bank-not-used', bank.place, { id: bank.id, file: bank.file }));
    else
      for (const { id, place } of unused)
        loading.report(reportQuiz('bank-question-not-used', place, { id, bank: bank.id }));
  }
}
