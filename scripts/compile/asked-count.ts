import type { Quiz } from '../course/course.ts';

/** How many questions an attempt asks. */
export function askedCount({ entries }: Quiz): number {
  return entries.reduce((sum, entry) => sum + ('question' in entry ? 1 : entry.count), 0);
}
