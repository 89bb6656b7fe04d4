import { questionsOf, type Slide } from '../course/course.ts';
import type { FileEntry } from './files.ts';
import type { LessonPlan } from './lesson-plan.ts';
import type { CourseRenderer, Taken } from './markdown/renderer.ts';

/**
 * The files of a course's lessons as they were made the last time. Who builds one course again and again hands it to
 * each build, and only lessons that would come out otherwise are made anew.
 */
export interface LessonMemory {
  /**
   * Forgets everything that was made among other things.
   * @param around all that is the same for all lessons, as a text
   * @param tools what lessons are made with: the same object as long as it is the same
   */
  amid(around: string, tools: object): void;
  /**
   * The files of a lesson: as they were, or made by `make`; `undefined` from there: a mistake was reported.
   * Lessons are asked for in the course's order.
   */
  filesOf(plan: LessonPlan, text: CourseRenderer, make: () => FileEntry[] | undefined): FileEntry[];
}

interface Known {
  source: string;
  taken: Taken;
  files: FileEntry[];
}

/** A memory that knows nothing yet. */
export function createLessonMemory(): LessonMemory {
  const known = new Map<string, Known>();
  let now: { around: string; tools: object } | undefined;
  return {
    amid(around, tools) {
      if (now?.around !== around || now.tools !== tools) known.clear();
      now = { around, tools };
    },
    filesOf(plan, text, make) {
      const { id } = plan.lesson;
      const source = sourceOf(plan);
      const before = known.get(id);
      if (before?.source === source && text.stillGives(before.taken)) return before.files;
      const { value: files, taken } = text.noting(make);
      if (files && taken) known.set(id, { source, taken, files });
      else known.delete(id);
      return files ?? [];
    },
  };
}

/** A lesson as a text: two that give the same are the same. What it holds is plain data, but for functions over it. */
function sourceOf({ lesson, slides, opensCourse, names }: LessonPlan): string {
  const numbers = slides.map(({ field, counts, questions }) => [
    field,
    counts,
    questions.map((each) => [each.field, each.index, each.revision, names.bornAsFull(each.question.fullId)]),
  ]);
  return JSON.stringify([opensCourse, numbers, { ...lesson, slides: lesson.slides.map(slideSource) }]);
}

/** Each question once, however many draws may take it. */
function slideSource({ quiz, ...slide }: Slide): unknown {
  if (!quiz) return slide;
  const entries = quiz.entries.map((entry) =>
    'question' in entry
      ? entry.question.id
      : { ...entry, candidates: entry.candidates.map((candidate) => candidate.id) },
  );
  return { ...slide, quiz: { ...quiz, entries, questions: questionsOf(quiz) } };
}
