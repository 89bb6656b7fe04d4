import type { Gate, PlayerCourse, PlayerLesson, PlayerSlide } from '../course/player-course.ts';
import { quizValue, seen, type Progress } from '../state/progress.ts';
import { isPassed, quizzesOf } from './facts.ts';

/** One thing that a gate still waits for. */
export interface Waiting {
  /** What must become of it. */
  must: 'passed' | 'submitted' | 'visited' | 'done';
  /** Id of a quiz, slide or lesson. */
  id: string;
  title: string;
}

/** A slide is visited when it was shown; a lesson when all its slides were. */
function isVisited(course: PlayerCourse, progress: Progress, id: string): boolean {
  const lesson = course.lessons.find((each) => each.id === id);
  const slides =
    lesson?.slides ?? course.lessons.flatMap((each) => each.slides.filter((slide) => slide.id === id));
  return slides.every(({ field }) => seen(progress, field).visited);
}

function titleOf(course: PlayerCourse, id: string): string {
  const lesson = course.lessons.find((each) => each.id === id);
  return (
    (lesson ?? course.lessons.flatMap(({ slides }) => slides).find((slide) => slide.id === id))?.title ?? id
  );
}

/** What a gate still waits for, in the course's order; empty: it is open. What the course no longer has is not waited for. */
export function waitingFor(course: PlayerCourse, progress: Progress, gate: Gate | undefined): Waiting[] {
  if (!gate) return [];
  const quizzes = new Map(quizzesOf(course).map((slide) => [slide.id, slide]));
  const quizOf = (id: string) => {
    const slide = quizzes.get(id);
    return slide && { quiz: slide.quiz, value: quizValue(progress, slide.field) };
  };
  const met = {
    passed: (id: string) => {
      const found = quizOf(id);
      return !found || isPassed(found.quiz, found.value);
    },
    submitted: (id: string) => quizOf(id)?.value.submitted !== 0,
    visited: (id: string) => isVisited(course, progress, id),
  };
  const ids = course.lessons.flatMap(({ id, slides }) => [id, ...slides.map((slide) => slide.id)]);
  return (['passed', 'submitted', 'visited'] as const)
    .flatMap((must) =>
      gate[must].filter((id) => !met[must](id)).map((id) => ({ must, id, title: titleOf(course, id) })),
    )
    .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/**
 * What keeps a slide closed; empty: it is open. What was once open, in any release, stays so. With `in_order` a slide
 * opens when the one before it is open and done, or, where that doesn't count for completion, visited.
 */
export function closedBy(course: PlayerCourse, progress: Progress, slide: PlayerSlide): Waiting[] {
  const { opened, visited } = seen(progress, slide.field);
  if (opened || visited) return [];
  const lesson = course.lessons.find(({ slides }) => slides.includes(slide));
  const waiting = [
    ...waitingFor(course, progress, lesson?.gate),
    ...waitingFor(course, progress, slide.gate),
  ];
  if (course.navigation !== 'in_order') return waiting;
  const slides = course.lessons.flatMap((each) => each.slides);
  const before = slides[slides.indexOf(slide) - 1];
  if (!before || leads(progress, before)) return waiting;
  return [...waiting, { must: before.counts ? 'done' : 'visited', id: before.id, title: before.title }];
}

function leads(progress: Progress, { field, counts }: PlayerSlide): boolean {
  const { done, visited } = seen(progress, field);
  return counts ? done : visited;
}

/** Fields of slides that are open now and were not yet known to be. */
export function newlyOpen(course: PlayerCourse, progress: Progress): number[] {
  const found: number[] = [];
  const slides = course.lessons.flatMap((lesson: PlayerLesson) =>
    lesson.slides.map((slide) => ({ lesson, slide })),
  );
  let before: PlayerSlide | undefined;
  const gates = new Map<Gate, boolean>();
  const isOpen = (gate: Gate | undefined) => {
    if (!gate) return true;
    const known = gates.get(gate) ?? waitingFor(course, progress, gate).length === 0;
    gates.set(gate, known);
    return known;
  };
  for (const { lesson, slide } of slides) {
    const inOrder = course.navigation !== 'in_order' || !before || leads(progress, before);
    before = slide;
    const { opened, visited } = seen(progress, slide.field);
    if (!opened && (visited || (inOrder && isOpen(lesson.gate) && isOpen(slide.gate))))
      found.push(slide.field);
  }
  return found;
}
