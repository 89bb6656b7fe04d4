import type { Question, Quiz } from '../course/course.ts';
import type { KeyRenderer } from '../questions/author.ts';
import type { XapiDescription } from '../questions/rules.ts';
import { readableKey } from '../questions/readable-key.ts';
import { placeName } from '../release/lock.ts';
import { formatCsv } from '../course/csv.ts';
import type { Plan, PlannedQuestion, PlannedSlide } from './plan.ts';

/** What a question earns in one attempt, and who says so. */
interface Weight {
  points: number;
  setBy: 'question' | 'draw';
}

/** One question as reports of an LMS or LRS name it, and what its words mean; ids of its parts as xAPI has them. */
export interface CodebookEntry extends XapiDescription {
  /** Of its interaction; several where a draw's places are numbered and it may stand in any of them. */
  indexes: number[];
  /** `check.fargate_avoids`; a practice question's own id. */
  id: string;
  /** Absent: a practice question. */
  quiz?: string;
  type: string;
  outcomes: string[];
  stem: string;
  /** Several where the quiz may ask it in more than one way. */
  weights: Weight[];
  revision: number;
  /** Where it is written: `lessons/intro.yaml:12`, relative to the course's folder. */
  place: string;
}

/** A file that is written beside the package. */
export interface CodebookFile {
  name: string;
  text: string;
}

/** The course's codebook, for spreadsheets and for programs; empty where the course asks nothing. */
export function codebookFiles(plan: Plan, text: KeyRenderer): CodebookFile[] {
  const questions = codebook(plan, text);
  if (questions.length === 0) return [];
  const { id, version } = plan.course;
  const name = `${id}-${version}-codebook`;
  return [
    { name: `${name}.csv`, text: formatCsv([header, ...questions.map(rowOf)]) },
    { name: `${name}.json`, text: `${JSON.stringify({ course: id, version, questions }, null, 2)}\n` },
  ];
}

/** Every question of the course by the index of its interaction; one of a bank once for each quiz that may ask it. */
export function codebook(plan: Plan, text: KeyRenderer): CodebookEntry[] {
  return plan.slides
    .flatMap((slide) => slide.questions.map((planned) => entryOf(plan, slide, planned, text)))
    .sort((a, b) => (a.indexes[0] ?? 0) - (b.indexes[0] ?? 0));
}

function entryOf(
  plan: Plan,
  { quiz }: PlannedSlide,
  planned: PlannedQuestion,
  text: KeyRenderer,
): CodebookEntry {
  const { question, index, revision } = planned;
  const type = plan.questionTypes.get(question.type);
  if (!type) throw new Error(`no question type ${question.type}`);
  const places = quiz && plan.lock.interactions ? placesOf(plan, quiz, question) : [];
  return {
    indexes: places.length > 0 ? places.map((name) => plan.interactions.indexOf(name)) : [index],
    id: plan.names.bornAsFull(question.fullId),
    ...(quiz ? { quiz: quiz.id } : {}),
    type: question.type,
    outcomes: question.outcomes,
    stem: text.plain(question.stem),
    ...type.rules.describe(type.key(question.fields, text)),
    weights: type.rules.graded === false ? [{ points: 0, setBy: 'question' }] : weightsOf(quiz, question),
    revision,
    place: `${question.place.file}:${question.place.line}`,
  };
}

/** Names of the places that a drawn question may take; empty for one that every attempt asks. */
function placesOf({ names }: Plan, { id, entries }: Quiz, question: Question): string[] {
  let place = 0;
  return entries.flatMap((entry) => {
    if ('question' in entry) return [];
    const places = Array.from({ length: entry.count }, () => placeName(names.bornAs(id), ++place));
    return entry.candidates.includes(question) ? places : [];
  });
}

function weightsOf(quiz: Quiz | undefined, question: Question): Weight[] {
  const own: Weight = { points: question.points, setBy: 'question' };
  const draws = quiz?.entries.flatMap((entry) => ('question' in entry ? [] : [entry])) ?? [];
  const weights = draws
    .filter(({ candidates }) => candidates.includes(question))
    .map(({ points }): Weight => (points === undefined ? own : { points, setBy: 'draw' }));
  const known = new Map(weights.map((weight) => [`${weight.points} ${weight.setBy}`, weight]));
  return known.size > 0 ? [...known.values()] : [own];
}

const header = [
  'index',
  'id',
  'quiz',
  'type',
  'outcomes',
  'stem',
  'choices',
  'key',
  'weight',
  'revision',
  'source',
];

function rowOf(entry: CodebookEntry): string[] {
  return [
    readableIndexes(entry.indexes),
    entry.id,
    entry.quiz ?? '',
    entry.type,
    entry.outcomes.join('; '),
    entry.stem,
    readableComponents(entry),
    readableKey(entry),
    entry.weights
      .map(({ points, setBy }) => (setBy === 'draw' ? `${points} (set by the draw)` : String(points)))
      .join(' or '),
    String(entry.revision),
    entry.place,
  ];
}

/** `3`, `3 to 6, 9`: no hyphen, which a spreadsheet would take for a date. */
export function readableIndexes(indexes: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const index of indexes) {
    const run = runs.at(-1);
    if (run && run[1] === index - 1) run[1] = index;
    else runs.push([index, index]);
  }
  return runs.map(([first, last]) => (first === last ? String(first) : `${first} to ${last}`)).join(', ');
}

const lists = ['choices', 'scale', 'source', 'target'] as const satisfies (keyof XapiDescription)[];

/** `id = text` of each part; where there are several lists, each with its name before it. */
export function readableComponents(entry: CodebookEntry): string {
  const given = lists.flatMap((name) => {
    const words = entry[name]?.map(({ id, text }) => `${id} = ${text}`).join('; ');
    return words === undefined ? [] : [{ name, words }];
  });
  return given.map(({ name, words }) => (given.length > 1 ? `${name}: ${words}` : words)).join(' | ');
}
