import {
  questionsOf,
  type Course,
  type Lesson,
  type Question,
  type Quiz,
  type Slide,
} from '../course/course.ts';
import { reportLock } from '../diagnostics/catalogue/lock.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { QuestionAuthor, TextRenderer } from '../questions/author.ts';
import { extendLock, lockFile, type Lock, type LockField } from '../release/lock.ts';
import { parseLock } from '../release/read-lock.ts';
import type { Names } from '../release/renames.ts';
import { stateFields } from '../release/fields.ts';
import { worstFields, worstState, type QuizNeeds } from '../state/budget.ts';
import { SourceError, type SourceFs, type WithDiagnostics } from './files.ts';

/** The course with everything that follows from it and from the lock; what rendering and targets read. */
export interface Plan {
  course: Course;
  lock: Lock;
  /** What this build appends to the lock, in words; empty: the lock file stays as it is. */
  lockAdded: string[];
  questionTypes: ReadonlyMap<string, QuestionAuthor>;
  slides: PlannedSlide[];
  /** Names of all interactions ever built, by index. */
  interactions: string[];
  /** What reports and the lock call things that were renamed. */
  names: Pick<Names, 'bornAs' | 'bornAsFull' | 'calledNow'>;
  resume: ResumeBudget;
}

export interface PlannedSlide {
  lesson: Lesson;
  slide: Slide;
  /** Index of its field in the lock. */
  field: number;
  /** Whether it counts for completion. */
  counts: boolean;
  quiz?: Quiz;
  /** The quiz's questions, or the one practice question. */
  questions: PlannedQuestion[];
}

export interface PlannedQuestion {
  question: Question;
  field: number;
  /** Index of its interaction: its place among all questions ever built. */
  index: number;
  /** How its meaning stands in the lock. */
  revision: number;
  /** Fields of what it was in earlier revisions. */
  former: number[];
}

/** The types of all questions that a course asks, in alphabetical order. */
export const typesAsked = ({ slides }: Plan): ReadonlySet<string> =>
  new Set(slides.flatMap(({ questions }) => questions.map(({ question }) => question.type)).sort());

export interface ResumeBudget {
  /** Characters in the worst case. */
  worst: number;
  /** What takes them, largest first. */
  parts: { what: string; characters: number }[];
}

export interface PlanOptions {
  questionTypes: readonly QuestionAuthor[];
  /** Slide types that never count for completion. */
  uncountedSlides: ReadonlySet<string>;
  text: TextRenderer;
  /** Refuse to change the lock. */
  frozen: boolean;
  /** Characters of resume data that the target's LMSs keep; `null`: no limit. */
  resumeLimit: number | null;
}

/** Ids, fields of the state, interaction indexes and resume budget of a course. Reads the lock; writes nothing. */
export async function planCourse(
  course: Course,
  fs: SourceFs,
  options: PlanOptions,
): Promise<WithDiagnostics<Plan>> {
  const before = await readLock(course, fs);
  if (before.diagnostics.length > 0) return { diagnostics: before.diagnostics };
  const questionTypes = new Map(options.questionTypes.map((type) => [type.type, type]));
  const extended = extendLock(before.value, course, questionTypes, options.text);
  const { lock, fieldOf, interactionOf, names, added } = extended;
  const diagnostics: Diagnostic[] = [...extended.diagnostics];
  if (options.frozen && added.length > 0)
    diagnostics.push(reportLock('lock-frozen', { file: lockFile, line: 1, column: 1 }, { added }));

  const fieldsOf = new Map<string, number[]>();
  for (const [index, each] of lock.fields.entries())
    if ('question' in each) fieldsOf.set(each.question, [...(fieldsOf.get(each.question) ?? []), index]);

  const planned = (question: Question): PlannedQuestion => {
    const field = fieldOf.get(question.fullId) ?? 0;
    const locked = lock.fields[field];
    return {
      question,
      field,
      // Where places are numbered, a drawn question has the index of the place that it stands in.
      index: interactionOf.get(names.bornAsFull(question.fullId)) ?? 0,
      revision: locked && 'revision' in locked ? locked.revision : 1,
      former: fieldsOf.get(names.bornAsFull(question.fullId))?.slice(0, -1) ?? [],
    };
  };
  const slides = course.lessons.flatMap((lesson) =>
    lesson.slides.map((slide): PlannedSlide => ({
      lesson,
      slide,
      field: fieldOf.get(slide.question?.fullId ?? slide.id) ?? 0,
      counts: !slide.optional && !options.uncountedSlides.has(slide.type) && slide.quiz?.counts !== false,
      ...(slide.quiz ? { quiz: slide.quiz } : {}),
      questions: (slide.quiz ? questionsOf(slide.quiz) : slide.question ? [slide.question] : []).map(planned),
    })),
  );

  const resume = resumeBudget(lock, slides, names);
  if (options.resumeLimit !== null && resume.worst > options.resumeLimit)
    diagnostics.push(
      reportLock('resume-data-too-long', course.place, { ...resume, limit: options.resumeLimit }),
    );
  const { interactions } = extended;
  return {
    value: { course, lock, lockAdded: added, questionTypes, slides, interactions, names, resume },
    diagnostics,
  };
}

async function readLock(course: Course, fs: SourceFs): Promise<WithDiagnostics<Lock>> {
  if ((await fs.stat(lockFile)) === undefined) return { diagnostics: [] };
  try {
    return parseLock(new TextDecoder().decode(await fs.read(lockFile)), course);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const place = { file: lockFile, line: 1, column: 1 };
    return { diagnostics: [reportLock('lock-unreadable', place, { reason: 'it is no readable file' })] };
  }
}

/** What the quizzes of today's course keep beside their answers. */
function needsOf(
  lock: Lock,
  slides: readonly PlannedSlide[],
  { bornAs, bornAsFull }: Plan['names'],
): QuizNeeds[] {
  return slides.flatMap(({ quiz, field }) => {
    if (!quiz) return [];
    const draws = quiz.entries.filter((entry) => !('question' in entry));
    const drawn = draws.reduce((sum, draw) => sum + ('count' in draw ? draw.count : 0), 0);
    const needs = { quiz: field, clock: quiz.timeLimit !== undefined, wait: quiz.wait !== undefined, drawn };
    if (drawn === 0) return [{ ...needs, drawnFields: new Set<number>() }];
    const fixed = new Set(
      quiz.entries.flatMap((entry) => ('question' in entry ? [bornAsFull(entry.question.fullId)] : [])),
    );
    const before = `${bornAs(quiz.id)}.`;
    // What an older release drew, or asked in another revision, has its field still.
    const drawnFields = new Set(
      lock.fields.flatMap((each, index) =>
        'question' in each && !each.practice && each.question.startsWith(before) && !fixed.has(each.question)
          ? [index]
          : [],
      ),
    );
    return [{ ...needs, drawnFields }];
  });
}

function resumeBudget(lock: Lock, slides: readonly PlannedSlide[], names: Plan['names']): ResumeBudget {
  const fields = stateFields(lock);
  const needs = needsOf(lock, slides, names);
  const bits = worstFields(fields, needs);
  const named = lock.fields.map((field, index) => ({
    what: nameOf(field),
    characters: Math.ceil((bits[index] ?? 0) / 6),
  }));
  return {
    worst: worstState(fields, needs),
    parts: named.sort((a, b) => b.characters - a.characters).slice(0, 10),
  };
}

const nameOf = (field: LockField) =>
  'slide' in field
    ? field.slide
    : 'quiz' in field
      ? field.quiz
      : `${field.question} (revision ${field.revision})`;
