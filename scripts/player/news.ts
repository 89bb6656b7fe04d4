import type { PlayerCourse } from '../course/player-course.ts';
import { isDraw } from '../log/asked.ts';
import { slidesOf } from '../log/facts.ts';
import type { Progress } from '../state/progress.ts';
import type { Words } from './words.ts';

/** How much of a course a saved state did not know. */
export interface News {
  slides: number;
  quizzes: number;
  /** Asked in quizzes that there were already. */
  questions: number;
  /** Questions that are others now. */
  changed: number;
}

/**
 * What is new to a learner who comes back. What a draw may take is not counted: nobody knows what it was.
 * @param known what the saved state has of each field that it knew
 */
export function countNews(course: PlayerCourse, known: Progress['values']): News {
  const news: News = { slides: 0, quizzes: 0, questions: 0, changed: 0 };
  const isNew = (field: number) => !(field in known);
  for (const { field, quiz, practice } of slidesOf(course)) {
    if (isNew(field)) {
      if (practice && comesFrom(course, field)) news.changed++;
      else if (quiz) news.quizzes++;
      else news.slides++;
      continue;
    }
    for (const entry of quiz?.entries ?? []) {
      if (isDraw(entry) || !isNew(entry.field)) continue;
      if (entry.former) news.changed++;
      else news.questions++;
    }
  }
  return news;
}

/** Whether a practice question is another revision of one that there was: its line ends with that one's field. */
const comesFrom = ({ fields }: PlayerCourse, field: number) => fields[field]?.split(' ').length === 3;

/** The same in a sentence; `undefined`: nothing that a learner would meet. */
export function newsOf(course: PlayerCourse, known: Progress['values'], words: Words): string | undefined {
  const { slides, quizzes, questions, changed } = countNews(course, known);
  const counts: [key: string, count: number][] = [
    ['new_slides', slides],
    ['new_quizzes', quizzes],
    ['new_questions', questions],
    ['changed_questions', changed],
  ];
  const said = counts.filter(([, count]) => count > 0).map(([key, count]) => words(key, { count }));
  return said.length > 0 ? words('course_has_grown', { list: words.list(said) }) : undefined;
}
