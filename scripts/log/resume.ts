import type { PlayerCourse } from '../course/player-course.ts';
import type { Progress } from '../state/progress.ts';
import { slidesOf } from './facts.ts';

/** The bookmark's slide; where it is gone, its nearest surviving neighbour in the order of birth. */
export function bookmarkIndex(course: PlayerCourse, progress: Progress): number {
  const slides = slidesOf(course);
  const { bookmark } = progress;
  if (bookmark === undefined) return 0;
  const exact = slides.findIndex(({ field }) => field === bookmark);
  if (exact >= 0) return exact;
  const before = slides.filter(({ field }) => field < bookmark).sort((a, b) => b.field - a.field)[0];
  return before ? slides.indexOf(before) : 0;
}
