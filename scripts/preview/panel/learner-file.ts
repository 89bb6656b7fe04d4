import type { Built } from '../messages.ts';
import type { Elements } from '../stand-in.ts';

/** A learner as the stand-in LMS knows them, as a file. */
interface LearnerFile {
  coursewright: 'learner';
  course: string;
  target: string;
  attempts: Elements[];
}

/** Hands the learner to the browser as a download. */
export function saveLearner({ course, target }: Built, attempts: Elements[]): void {
  const file: LearnerFile = { coursewright: 'learner', course: course.id, target, attempts };
  const url = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${course.id}-learner.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Reads such a file. Gives its attempts, or why they are not for this course. */
export async function loadLearner(file: File, built: Built | undefined): Promise<Elements[] | string> {
  let read: Partial<LearnerFile> | null;
  try {
    read = JSON.parse(await file.text()) as Partial<LearnerFile> | null;
  } catch {
    return `${file.name} is no learner that the preview has saved.`;
  }
  if (read?.coursewright !== 'learner' || !Array.isArray(read.attempts))
    return `${file.name} is no learner that the preview has saved.`;
  if (read.course !== built?.course.id) return `This learner belongs to the course ${read.course ?? ''}.`;
  if (read.target !== built?.target) return `This learner belongs to a ${read.target ?? ''} package.`;
  const texts = (elements: unknown) =>
    Object.fromEntries(
      Object.entries(elements ?? {}).flatMap(([element, value]) =>
        typeof value === 'string' ? [[element, value]] : [],
      ),
    );
  return read.attempts.map(texts);
}
