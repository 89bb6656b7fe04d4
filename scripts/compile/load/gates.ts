import type { Course, Gate, GateTarget, Lesson, Slide } from '../../course/course.ts';
import { uncountedSlides } from '../../course/slides.ts';
import { reportQuiz } from '../../diagnostics/catalogue/quiz.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import type { Loading } from './loading.ts';

/** A lesson or slide with a gate, and where it stands in the course: indexes of its slides, from and to. */
interface Gated {
  id: string;
  gate: Gate;
  from: number;
  to: number;
}

/** Everything that a gate may name, by id. */
interface Named {
  what: 'lesson' | 'slide' | 'quiz';
  from: number;
  to: number;
  slides: Slide[];
}

/**
 * Proves that no learner gets stuck: each gate waits for what stands before it, what nobody may leave out, and what
 * can be passed for as long as it takes. Slides in order can then always be done one after the other.
 */
export function checkGates(loading: Loading, course: Course): void {
  const slides = course.lessons.flatMap((lesson) => lesson.slides);
  const named = namesOf(course, slides);
  for (const gated of gatesOf(course.lessons, slides))
    for (const must of ['passed', 'submitted', 'visited'] as const)
      for (const target of gated.gate[must]) checkTarget(loading, course, { gated, must, target, named });
}

function namesOf({ lessons }: Course, slides: readonly Slide[]): Map<string, Named> {
  const named = new Map<string, Named>();
  for (const lesson of lessons) {
    if (lesson.slides.length === 0) continue;
    const from = slides.indexOf(lesson.slides[0] as Slide);
    named.set(lesson.id, {
      what: 'lesson',
      from,
      to: from + lesson.slides.length - 1,
      slides: lesson.slides,
    });
  }
  slides.forEach((slide, index) =>
    named.set(slide.id, { what: slide.quiz ? 'quiz' : 'slide', from: index, to: index, slides: [slide] }),
  );
  return named;
}

function gatesOf(lessons: readonly Lesson[], slides: readonly Slide[]): Gated[] {
  const ofLessons = lessons.flatMap(({ id, gate, slides: own }) => {
    const from = slides.indexOf(own[0] as Slide);
    return gate && from >= 0 ? [{ id, gate, from, to: from + own.length - 1 }] : [];
  });
  const ofSlides = slides.flatMap(({ id, gate }, index) =>
    gate ? [{ id, gate, from: index, to: index }] : [],
  );
  return [...ofLessons, ...ofSlides];
}

interface Waiting {
  gated: Gated;
  must: 'passed' | 'submitted' | 'visited';
  target: GateTarget;
  named: ReadonlyMap<string, Named>;
}

function checkTarget(loading: Loading, course: Course, { gated, must, target, named }: Waiting): void {
  const { id, place } = target;
  const found = named.get(id);
  // A lesson without slides has been reported.
  if (course.lessons.some((lesson) => lesson.id === id && lesson.slides.length === 0)) return;
  const fitting = [...named].filter(([, { what }]) => must === 'visited' || what === 'quiz');
  if (!found) {
    const suggestion = suggest(
      id,
      fitting.map(([name]) => name),
    );
    return loading.report(reportQuiz('unknown-gate-target', place, { id, must, suggestion }));
  }
  if (must !== 'visited' && found.what !== 'quiz')
    return loading.report(reportQuiz('gate-waits-for-no-quiz', place, { id, must, what: found.what }));
  const inside = gated.from <= found.from && found.to <= gated.to;
  const around = found.from <= gated.from && gated.to <= found.to;
  if (inside || around)
    return loading.report(reportQuiz('gate-waits-for-itself', place, { id, gated: gated.id }));
  if (found.from > gated.from)
    return loading.report(reportQuiz('gate-waits-for-later', place, { id, gated: gated.id }));
  const leavable = found.slides.every((slide) => slide.optional);
  if (leavable) return loading.report(reportQuiz('gate-waits-for-optional', place, { id, gated: gated.id }));
  if (must === 'passed') checkPassable(loading, course, { gated, target, quiz: found.slides[0] as Slide });
}

/**
 * A quiz whose attempts can be used up may stay unpassed for ever. Where it has to be passed, the course then says
 * "failed"; where it has not, nothing would tell a learner that the way is closed.
 */
function checkPassable(
  loading: Loading,
  course: Course,
  { gated, target, quiz: slide }: { gated: Gated; target: GateTarget; quiz: Slide },
): void {
  const { quiz } = slide;
  if (!quiz || (quiz.attempts === Infinity && quiz.attemptCounts !== 'first')) return;
  const { quizzes } = course.completion;
  const counts = quiz.counts && !slide.optional;
  const required = Array.isArray(quizzes) ? quizzes.includes(quiz.id) : quizzes === 'passed' && counts;
  const behind = course.lessons.flatMap((lesson) => lesson.slides).slice(gated.from, gated.to + 1);
  const matters = behind.some(({ optional, type }) => !optional && !uncountedSlides.has(type));
  if (!required && matters)
    loading.report(reportQuiz('gate-may-stay-closed', target.place, { id: quiz.id, gated: gated.id }));
}
