import type { Elements, GradebookRow } from './stand-in.ts';

/** What Moodle's gradebook reads of an attempt. */
export interface GradeWords {
  raw: string;
  /** Elements that say completed or passed. */
  statuses: readonly string[];
}

const done = /^(completed|passed)$/;

/**
 * The grade in Moodle as an activity comes (highest grade, the best attempt, at most 100): raw points, never scaled. A
 * stored score makes a grade, and so does `completed` or `passed` alone: then it is 0.
 */
export function moodleGrade(attempts: readonly Elements[], words: GradeWords): number | undefined {
  const grades = attempts.flatMap((stored) => {
    const raw = stored[words.raw] ?? '';
    if (raw !== '') return [Math.min(100, Math.max(0, Number(raw)))];
    return words.statuses.some((status) => done.test(stored[status] ?? '')) ? [0] : [];
  });
  return grades.length === 0 ? undefined : hundredths(Math.max(...grades));
}

/** Moodle's activity completion looks at every attempt, and takes nothing back. */
export const isComplete = (attempts: readonly Elements[], { statuses }: GradeWords): boolean =>
  attempts.some((stored) => statuses.some((status) => done.test(stored[status] ?? '')));

export const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** What surprises teachers, in Moodle. */
export function moodleNotes(row: Omit<GradebookRow, 'notes'>, stored: Elements, words: GradeWords): string[] {
  const notes: string[] = [];
  if (row.grade === 0 && (stored[words.raw] ?? '') === '')
    notes.push('Completed without a score: Moodle shows the grade 0.');
  if (row.next === 'review') notes.push('The next launch is a review; a new try needs a new attempt.');
  return notes;
}
