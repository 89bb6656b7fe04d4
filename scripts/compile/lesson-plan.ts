import type { Course, Lesson } from '../course/course.ts';
import type { Plan, PlannedSlide } from './plan.ts';

/**
 * All of a plan that a lesson's page and data may show, and nothing else: who finds it as it was before has the same
 * page (`lesson-memory.ts`).
 */
export interface LessonPlan extends Pick<Plan, 'questionTypes'> {
  course: Pick<Course, 'id' | 'language' | 'title' | 'publisher' | 'license' | 'outcomes'>;
  lesson: Lesson;
  /** Its own, in their order. */
  slides: PlannedSlide[];
  /** Whether its first slide is the course's. */
  opensCourse: boolean;
  names: Pick<Plan['names'], 'bornAsFull'>;
  /** What the title slide says of the course. */
  facts: readonly { label: string; textHtml: string }[];
}

/** A plan, lesson by lesson. */
export function lessonPlans(plan: Plan, facts: LessonPlan['facts']): LessonPlan[] {
  const { questionTypes, names } = plan;
  const { id, language, title, publisher, license, outcomes } = plan.course;
  // In fact, not by its type alone.
  const course = {
    id,
    language,
    title,
    outcomes,
    ...(publisher ? { publisher } : {}),
    ...(license === undefined ? {} : { license }),
  };
  const slides = new Map<Lesson, PlannedSlide[]>(plan.course.lessons.map((lesson) => [lesson, []]));
  for (const planned of plan.slides) slides.get(planned.lesson)?.push(planned);
  return [...slides].map(([lesson, own]) => ({
    course,
    lesson,
    slides: own,
    opensCourse: own[0] !== undefined && own[0] === plan.slides[0],
    names,
    facts,
    questionTypes,
  }));
}
