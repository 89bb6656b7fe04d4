import type { Built } from '../messages.ts';
import type { Elements } from '../stand-in.ts';
import type { PanelLms } from './lms.ts';
import type { PanelLrs } from './lrs.ts';
import { copiesOf, putBack } from './mirror.ts';

/** Who knows the learner: an LMS, an LRS, both; with neither, this browser alone. */
export interface Knowing {
  lms: PanelLms | undefined;
  lrs: PanelLrs | undefined;
}

/** A learner as the preview knows them, as a file. */
interface LearnerFile {
  coursewright: 'learner';
  course: string;
  target: string;
  /** At the LMS. */
  attempts?: Elements[];
  /** At the LRS. */
  lrs?: unknown;
  /** In the browser. */
  copies?: Elements;
}

/** Hands the learner to the browser as a download. */
export async function saveLearner({ course, target }: Built, { lms, lrs }: Knowing): Promise<void> {
  const file: LearnerFile = {
    coursewright: 'learner',
    course: course.id,
    target,
    ...(lms ? { attempts: lms.attempts() } : {}),
    ...(lrs ? { lrs: await lrs.copy() } : {}),
    ...(lms || lrs ? {} : { copies: copiesOf(course.id) }),
  };
  const url = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${course.id}-learner.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Reads such a file. Gives what puts its learner in the place of the present one, or why it is not for this course. */
export async function readLearner(
  file: File,
  built: Built | undefined,
): Promise<((knowing: Knowing) => Promise<boolean>) | string> {
  let read: Partial<LearnerFile> | null;
  try {
    read = JSON.parse(await file.text()) as Partial<LearnerFile> | null;
  } catch {
    return `${file.name} is no learner that the preview has saved.`;
  }
  if (read?.coursewright !== 'learner') return `${file.name} is no learner that the preview has saved.`;
  if (!built || read.course !== built.course.id)
    return `This learner belongs to the course ${read.course ?? ''}.`;
  if (read.target !== built.target) return `This learner belongs to a ${read.target ?? ''} package.`;
  const { attempts, lrs: atLrs, copies } = read;
  return async ({ lms, lrs }) => {
    if (lms) lms.restore(Array.isArray(attempts) ? attempts.map(texts) : []);
    if (!lms && !lrs) putBack(built.course.id, texts(copies));
    return !lrs || atLrs === undefined || (await lrs.restore(atLrs));
  };
}

const texts = (elements: unknown): Elements =>
  Object.fromEntries(
    Object.entries(elements ?? {}).flatMap(([element, value]) =>
      typeof value === 'string' ? [[element, value]] : [],
    ),
  );
