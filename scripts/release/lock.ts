import { questionsOf, type Course, type Question, type Slide } from '../course/course.ts';
import { reportLock } from '../diagnostics/catalogue/lock.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { QuestionAuthor, TextRenderer } from '../questions/author.ts';
import { hash32 } from '../state/hash.ts';
import { formatShape } from '../state/slots.ts';
import type { Release } from './releases.ts';
import { namesOf, type Named, type Names, type Rename } from './renames.ts';

export const lockFile = 'course.lock.json';

export interface LockedQuestion {
  /** `check.fargate_avoids`, or a practice question's slide id. */
  question: string;
  /** Rises when the question becomes another one; each revision has a line of its own. */
  revision: number;
  /** How its answer lies in the saved state; `state/slots.ts`. */
  shape: string;
  /** Ids of the answer's parts, in the state's order. */
  parts: string[];
  /** Fingerprint of what makes it this question and no other. */
  meaning: string;
  practice?: true;
  /** The question that it was before it moved from another quiz: an open answer there is one here. */
  from?: string;
}

/** One line of `course.lock.json`: something that a learner's record may point at. Never removed, never reordered. */
export type LockField = { slide: string } | { quiz: string } | LockedQuestion;

export interface LockBranch {
  from: number;
  /** `[length, hash]` after each build that only that list has. */
  builds: [number, number][];
  order: number[];
}

/** `course.lock.json`. */
export interface Lock {
  lock: 1;
  course: string;
  iri?: string;
  fields: LockField[];
  /** The list's length after each build that appended to it. */
  builds: number[];
  /**
   * Names of interactions in the order of their birth, where the places of draws are numbered (`final_exam#1`) and not
   * their questions: since the first build, which foresaw more questions than LMSs keep. Absent: questions are.
   */
  interactions?: string[];
  /** What was renamed, oldest first: `fields` and `interactions` keep the names that all had at birth. */
  renames?: Rename[];
  /** Lists that grew on other branches, alike up to `from`; `order`: where each of their further lines stands here. */
  branches?: LockBranch[];
  /** Named points in the list, oldest first. */
  releases?: Release[];
}

/** Writes the lock with one field a line, so that version control shows what a build appended. */
export function formatLock(lock: Lock): string {
  const head = [`  "lock": 1,`, `  "course": ${JSON.stringify(lock.course)},`];
  if (lock.iri !== undefined) head.push(`  "iri": ${JSON.stringify(lock.iri)},`);
  const lines = (values: readonly unknown[]) =>
    values.map((value) => `    ${JSON.stringify(value)}`).join(',\n');
  const interactions = lock.interactions ? `,\n  "interactions": [\n${lines(lock.interactions)}\n  ]` : '';
  const renames = lock.renames ? `,\n  "renames": [\n${lines(lock.renames)}\n  ]` : '';
  const releases = lock.releases ? `,\n  "releases": [\n${lines(lock.releases)}\n  ]` : '';
  const branches = lock.branches ? `,\n  "branches": [\n${lines(lock.branches)}\n  ]` : '';
  return `{\n${head.join('\n')}\n  "fields": [\n${lines(lock.fields)}\n  ],\n  "builds": ${JSON.stringify(lock.builds)}${interactions}${renames}${branches}${releases}\n}\n`;
}

/** The hash of the list's first `length` lines: what a saved state names as the list that it was written under. */
export function listHash(lock: Lock, length: number): number {
  const lines = lock.fields.slice(0, length).map((field) => {
    if ('slide' in field) return `slide ${field.slide}`;
    if ('quiz' in field) return `quiz ${field.quiz}`;
    return `${field.practice ? 'practice' : 'question'} ${field.question} ${field.revision} ${field.shape}`;
  });
  return hash32([lock.course, ...lines].join('\n'));
}

/** What a lock line is about: kinds may not change under an id, since learners' records point at it. */
const kindOf = (field: LockField): { id: string; kind: string } => {
  if ('slide' in field) return { id: field.slide, kind: 'a slide' };
  if ('quiz' in field) return { id: field.quiz, kind: 'a quiz' };
  return field.practice
    ? { id: field.question, kind: 'a practice question' }
    : { id: field.question.slice(field.question.indexOf('.') + 1), kind: 'a question of a quiz' };
};

export interface ExtendedLock {
  lock: Lock;
  /** Index in `fields` by slide or quiz id, and by full question id (its newest revision). */
  fieldOf: ReadonlyMap<string, number>;
  /** Index of the interaction by full question id, or by its draw's place (`final_exam#1`). */
  interactionOf: ReadonlyMap<string, number>;
  /** Names of all interactions, by index. */
  interactions: string[];
  names: Names;
  /** What this build adds, in words. */
  added: string[];
  diagnostics: Diagnostic[];
}

/** Appends what is new in the course to its lock (`undefined`: the first build). The lock given is left as it is. */
export function extendLock(
  before: Lock | undefined,
  course: Course,
  types: ReadonlyMap<string, QuestionAuthor>,
  text: TextRenderer,
): ExtendedLock {
  const fields = [...(before?.fields ?? [])];
  const diagnostics: Diagnostic[] = [];
  const added: string[] = [];
  const fieldOf = new Map<string, number>();
  const kinds = new Map(fields.map((field) => [kindOf(field).id, kindOf(field).kind]));
  /** The first release that had something, by its name at birth. */
  const releaseOf = (born: string) => {
    const index = fields.findIndex((field) => kindOf(field).id === born);
    return before?.releases?.find(({ length }) => index >= 0 && length > index)?.version;
  };
  const names = namesOf(before?.renames ?? [], namedIn(course), new Set(kinds.keys()), releaseOf);
  diagnostics.push(...names.diagnostics);
  const newest = new Map<string, number>();
  fields.forEach((field, index) => newest.set(keyOf(field), index));

  const append = (field: LockField, words: string) => {
    newest.set(keyOf(field), fields.length);
    fields.push(field);
    added.push(words);
  };
  const claim = (field: LockField, place: Place, called: string): boolean => {
    const { id, kind } = kindOf(field);
    const known = kinds.get(id);
    if (known !== undefined && known !== kind) {
      diagnostics.push(
        reportLock('id-was-something-else', place, {
          id: called,
          before: known,
          now: kind,
          release: releaseOf(id),
        }),
      );
      return false;
    }
    kinds.set(id, kind);
    return true;
  };
  const slide = (node: Slide) => {
    const born = names.bornAs(node.id);
    const field: LockField = node.quiz ? { quiz: born } : { slide: born };
    if (!claim(field, node.place, node.id)) return;
    if (!newest.has(keyOf(field))) append(field, node.id);
    fieldOf.set(node.id, newest.get(keyOf(field)) ?? 0);
  };
  const question = (node: Question, practice: boolean) => {
    const field = lockedQuestion(node, names.bornAsFull(node.fullId), practice, types, text);
    if (!field || !claim(field, node.place, node.id)) return;
    const index = newest.get(keyOf(field));
    const known = index === undefined ? undefined : (fields[index] as LockedQuestion);
    // Where the shape alone is another one, an answer needs a field of that shape.
    if (known?.meaning !== field.meaning || known.shape !== field.shape) {
      const revision = (known?.revision ?? 0) + 1;
      append(
        { ...field, revision, ...(revision === 1 ? movedFrom(node, field) : {}) },
        revision > 1 ? `${node.fullId} (revision ${revision})` : node.fullId,
      );
    }
    fieldOf.set(node.fullId, newest.get(keyOf(field)) ?? 0);
  };

  /** A question that says in which quiz it stood; what it asks must still be the same. */
  const movedFrom = ({ was, fullId }: Question, field: LockedQuestion): { from?: string } => {
    const from = names.bornAsFull(was?.id ?? '');
    if (!was?.id.includes('.') || !before || from === field.question) return {};
    const old = fields[newest.get(`question ${from}`) ?? -1] as LockedQuestion | undefined;
    if (!old) {
      const known = [...newest.keys()].flatMap((key) => /^question (.*)$/.exec(key)?.[1] ?? []);
      const suggestion = suggest(was.id, known);
      diagnostics.push(reportLock('was-unknown', was.place, { was: was.id, suggestion }));
    } else if (asked.has(was.id))
      diagnostics.push(reportLock('was-still-there', was.place, { id: fullId, was: was.id }));
    return old && old.meaning === field.meaning && old.shape === field.shape ? { from } : {};
  };
  const asked = new Set(
    course.lessons.flatMap(({ slides }) =>
      slides.flatMap(({ quiz }) => (quiz ? questionsOf(quiz).map(({ fullId }) => fullId) : [])),
    ),
  );

  for (const lesson of course.lessons)
    for (const node of lesson.slides) {
      if (node.question) question(node.question, true);
      else slide(node);
      for (const asked of node.quiz ? questionsOf(node.quiz) : []) question(asked, false);
    }

  const grown = fields.length > (before?.fields.length ?? 0);
  const builds = [...(before?.builds ?? []), ...(grown ? [fields.length] : [])];
  if (before && before.iri !== course.iri) added.push('iri');
  const lock: Lock = { lock: 1, course: course.id, fields, builds };
  if (course.iri !== undefined) lock.iri = course.iri;
  if (names.renames.length > 0) lock.renames = names.renames;
  added.push(...names.renames.slice(before?.renames?.length ?? 0).map(({ was, id }) => `${id} (was ${was})`));
  if (before?.branches) lock.branches = before.branches;
  if (before?.releases) lock.releases = before.releases;
  const named = namesOfInteractions(before, course, fields, names);
  if (named.places) lock.interactions = named.names;
  if (named.names.length > (before?.interactions?.length ?? Infinity)) added.push('interactions');
  const interactionOf = new Map(named.names.map((name, index) => [name, index]));
  return { lock, fieldOf, interactionOf, interactions: named.names, names, added, diagnostics };
}

/** `was: check.old` in the quiz `check` is a new name, and no move. */
function renamed({ id, place, was, fullId }: Question): Named {
  const quiz = fullId.slice(0, fullId.indexOf('.') + 1);
  return { id, place, was: was?.id.startsWith(quiz) ? { ...was, id: was.id.slice(quiz.length) } : was };
}

/** Lessons, and everything in the course that a learner's record may point at; a question of a bank once. */
const namedIn = (course: Course): Named[] => [
  ...course.lessons.map(({ id, place, was }): Named => ({ id, place, was, lesson: true })),
  ...new Map(
    course.lessons
      .flatMap(({ slides }) => slides)
      .flatMap((slide): Named[] => [slide, ...(slide.quiz ? questionsOf(slide.quiz).map(renamed) : [])])
      .map((node) => [node.id, node]),
  ).values(),
];

/** One key for all revisions of a question. */
function keyOf(field: LockField): string {
  if ('slide' in field) return `slide ${field.slide}`;
  if ('quiz' in field) return `quiz ${field.quiz}`;
  return `question ${field.question}`;
}

function lockedQuestion(
  node: Question,
  born: string,
  practice: boolean,
  types: ReadonlyMap<string, QuestionAuthor>,
  text: TextRenderer,
): LockedQuestion | undefined {
  const type = types.get(node.type);
  if (!type) return undefined;
  const meaning = JSON.stringify([node.type, type.meaning(node.fields)]);
  // The player's words change no shape.
  const key = type.key(node.fields, { ...text, say: (word) => word });
  return {
    question: born,
    revision: 1,
    shape: formatShape(type.rules.slots(key)),
    parts: type.parts(node.fields),
    meaning: [meaning, `${meaning} again`]
      .map((words) => hash32(words).toString(16).padStart(8, '0'))
      .join(''),
    ...(practice ? { practice } : {}),
  };
}

/** How many interactions every LMS keeps (SCORM 2004 RTE 4.2.9, smallest permitted maximum). */
const mostInteractions = 250;

/** The name of a draw's place among the interactions; `number` counts from 1 over all draws of the quiz. */
export const placeName = (quiz: string, number: number): string => `${quiz}#${number}`;

/**
 * Questions are numbered in the order of their birth, whatever happened to them since: one index for all learners.
 * Where more than 250 are foreseen at the first build, the places of draws are numbered in their stead, and stay so.
 */
function namesOfInteractions(
  before: Lock | undefined,
  course: Course,
  fields: readonly LockField[],
  { bornAs, bornAsFull }: Names,
): { names: string[]; places: boolean } {
  const questions = [...new Set(fields.flatMap((field) => ('question' in field ? [field.question] : [])))];
  const places = before ? before.interactions !== undefined : questions.length > mostInteractions;
  if (!places) return { names: questions, places };
  const names = new Set(before?.interactions);
  for (const { quiz, question } of course.lessons.flatMap(({ slides }) => slides)) {
    if (question) names.add(bornAsFull(question.fullId));
    let number = 0;
    for (const entry of quiz?.entries ?? [])
      if ('question' in entry) names.add(bornAsFull(entry.question.fullId));
      else
        for (let left = entry.count; left > 0; left--) names.add(placeName(bornAs(quiz?.id ?? ''), ++number));
  }
  return { names: [...names], places };
}
