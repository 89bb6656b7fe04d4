import type { Elements, GradebookRow } from './stand-in.ts';

/** What Moodle's gradebook reads of an attempt. */
export interface GradeWords {
  raw: string;
  /** Elements that say completed or passed. */
  statuses: readonly string[];
}

const done = /^(completed|passed)$/;

/**
 * The grades in Moodle by its setting Attempts grading (scorm_grade_user in mod/scorm/locallib.php): raw points, never
 * scaled, at most 100. A stored score makes a grade, and so does `completed` or `passed` alone: then it is 0.
 */
export function moodleGrades(
  attempts: readonly Elements[],
  words: GradeWords,
): Record<'highest' | 'average' | 'first' | 'last', number> | undefined {
  const rawOf = (stored: Elements) => stored[words.raw] ?? '';
  const isDone = (stored: Elements) => words.statuses.some((status) => done.test(stored[status] ?? ''));
  if (!attempts.some((stored) => rawOf(stored) !== '' || isDone(stored))) return undefined;
  const points = attempts.map((stored) => Math.min(100, Math.max(0, Number(rawOf(stored)))));
  const scored = attempts.filter((stored) => rawOf(stored) !== '').length;
  const sum = points.reduce((all, each) => all + each, 0);
  // Any value that reads so will do, an objective's too.
  const last = attempts
    .map((stored) => Object.values(stored).some((value) => done.test(value)))
    .lastIndexOf(true);
  return {
    highest: hundredths(Math.max(...points)),
    average: scored === 0 ? 0 : Math.round(sum / scored),
    first: hundredths(points[0] ?? 0),
    last: hundredths(points[Math.max(0, last)] ?? 0),
  };
}

/** The grade in Moodle as an activity comes: that of the best attempt. */
export const moodleGrade = (attempts: readonly Elements[], words: GradeWords): number | undefined =>
  moodleGrades(attempts, words)?.highest;

/** Moodle's activity completion looks at every attempt, and takes nothing back. */
export const isComplete = (attempts: readonly Elements[], { statuses }: GradeWords): boolean =>
  attempts.some((stored) => statuses.some((status) => done.test(stored[status] ?? '')));

export const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** What surprises teachers, in Moodle. */
export function moodleNotes(
  row: Omit<GradebookRow, 'notes'>,
  attempts: readonly Elements[],
  words: GradeWords,
): string[] {
  const notes: string[] = [];
  const grades = moodleGrades(attempts, words);
  if (row.grade === 0 && (attempts.at(-1)?.[words.raw] ?? '') === '')
    notes.push('Completed without a score: Moodle shows the grade 0.');
  if (grades && attempts.length > 1)
    notes.push(
      `${attempts.length} attempts: ${grades.highest} is the highest; with Attempts grading set to average ${grades.average}, first ${grades.first}, last ${grades.last}.`,
    );
  if (row.complete && row.success === 'failed')
    notes.push('Failed, and complete all the same, unless the activity asks for Passed alone.');
  if (row.next === 'review') notes.push('The next launch is a review; a new try needs a new attempt.');
  return notes;
}
