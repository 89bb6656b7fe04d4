import type { Activity, ActivityDefinition } from '@xapi/xapi';
import type { PlayerCourse, PlayerLesson, PlayerSlide } from '../course/player-course.ts';
import { everyAsked } from '../log/asked.ts';
import type { Identity } from './told.ts';
import { activityType, type ActivityType } from './vocabulary.ts';

/** Where in the course something happens. */
export interface Spot {
  lesson: PlayerLesson;
  slide: PlayerSlide;
}

/** The course and its parts as activities. Identifiers derive from names at birth, below the course's `iri`. */
export interface Activities {
  course: Activity;
  lesson(lesson: PlayerLesson): Activity;
  quiz(slide: PlayerSlide): Activity;
  /** One attempt of a quiz, the same for all learners. `number`: from 1. */
  attempt(slide: PlayerSlide, number: number): Activity;
  outcome(id: string): Activity;
  /** IRI of a question by its full id at birth. */
  question(id: string): string;
  /** Where the slide or quiz of a field stands, or the question of a field is asked. */
  spotOf(field: number): Spot | undefined;
}

export function activitiesOf(course: PlayerCourse, { activityId, cmi5 }: Identity): Activities {
  const { iri = activityId, bornAs = {}, description } = course.lrs ?? {};
  const inWords = (text: string | undefined) => (text ? { [course.language]: text } : undefined);
  const activity = (id: string, type: ActivityType, name?: string, more?: string): Activity => ({
    objectType: 'Activity',
    id,
    definition: {
      type: activityType(type),
      name: inWords(name),
      description: inWords(more),
    } as ActivityDefinition,
  });
  const below = (what: string, id: string) => `${iri}/${what}/${bornAs[id] ?? id}`;
  const spots = new Map<number, Spot>();
  for (const lesson of course.lessons)
    for (const slide of lesson.slides)
      for (const { field } of [slide, ...(slide.quiz ? everyAsked(slide.quiz) : [])])
        spots.set(field, { lesson, slide });
  return {
    // cmi5's LMS has its own words for the activity.
    course: cmi5
      ? { objectType: 'Activity', id: activityId }
      : activity(activityId, 'course', course.title, description),
    lesson: ({ id, title }) => activity(below('lessons', id), 'lesson', title),
    quiz: ({ id, title }) => activity(below('quizzes', id), 'assessment', title),
    attempt: ({ id }, number) => activity(`${below('quizzes', id)}/attempts/${number}`, 'attempt'),
    outcome: (id) => activity(`${iri}/outcomes/${id}`, 'objective', course.outcomes[id]),
    question: (id) => `${iri}/questions/${id}`,
    spotOf: (field) => spots.get(field),
  };
}
