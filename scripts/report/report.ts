import type { BuiltCourse } from '../compile/build.ts';
import { codebook, type CodebookEntry } from '../compile/codebook.ts';
import { lmsSentence } from '../compile/lms-sentence.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { coverageOf, type Coverage } from '../lint/coverage.ts';
import { lessonMinutes } from '../lint/lesson-time.ts';
import { viewOf } from '../lint/view.ts';
import { classesOf, playClass, type ClassResult, type NoClass } from './class.ts';
import { findFaults } from './findings.ts';

/** What is known of a course before anything is uploaded. */
export interface CourseReport {
  id: string;
  title: string;
  version: string;
  language: string;
  /** What the LMS hears of score and status. */
  lms: string;
  coverage: Coverage;
  lessons: LessonFacts[];
  packages: PackageFacts[];
  resume: BuiltCourse['plan']['resume'];
  codebook: CodebookEntry[];
  classes: ClassResult[];
  none: NoClass[];
}

export interface LessonFacts {
  id: string;
  title: string;
  slides: number;
  questions: number;
  /** To read and to answer, estimated. */
  minutes: number;
  /** As the author says. */
  said?: number;
}

export interface PackageFacts {
  target: string;
  files: number;
  /** Of the zip. */
  bytes: number;
  /** Characters of resume data that its LMSs keep. */
  resumeLimit: number | null;
}

/**
 * Plays a class through each package, and brings together what reports show.
 * @param sizes bytes of each package's zip, in their order
 */
export async function reportOn(
  built: BuiltCourse,
  sizes: readonly number[],
  told?: (learner: string) => void,
): Promise<{ report: CourseReport; diagnostics: Diagnostic[] }> {
  const { plan, text } = built;
  const { course } = plan;
  const view = viewOf(course, [...plan.questionTypes.values()]);
  const { rooms, none } = classesOf(built);
  const classes: ClassResult[] = [];
  for (const room of rooms) classes.push(await playClass(room, told));
  const lessons = course.lessons.map((lesson): LessonFacts => {
    const slides = view.slides.filter((each) => each.lesson === lesson);
    const planned = plan.slides.filter((each) => each.lesson === lesson);
    return {
      id: lesson.id,
      title: text.plain(lesson.title),
      slides: planned.length,
      questions: planned.reduce((sum, { questions }) => sum + questions.length, 0),
      minutes: Math.max(1, Math.round(lessonMinutes(slides))),
      ...(lesson.minutes === undefined ? {} : { said: lesson.minutes }),
    };
  });
  const report: CourseReport = {
    id: course.id,
    title: text.plain(course.title),
    version: course.version,
    language: course.language,
    lms: lmsSentence(plan),
    coverage: coverageOf(view),
    lessons,
    packages: built.packages.map(({ target, files, resumeLimit }, index) => ({
      target: target.name,
      files: files.length,
      bytes: sizes[index] ?? 0,
      resumeLimit,
    })),
    resume: plan.resume,
    codebook: codebook(plan, text),
    classes,
    none,
  };
  return { report, diagnostics: findFaults(built, rooms, classes) };
}
