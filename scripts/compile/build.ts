import type { Course, Publication } from '../course/course.ts';
import { uncountedSlides } from '../course/slides.ts';
import { byPlace, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { KeyRenderer, QuestionAuthor } from '../questions/author.ts';
import { questionTypes as builtIn } from '../questions/list.ts';
import { formatLock } from '../release/lock.ts';
import { checkProfiles, checkSizes, resumeLimitOf, type Wanted } from '../profiles/check.ts';
import { targets } from '../targets/list.ts';
import { codebookFiles, type CodebookFile } from './codebook.ts';
import type { SourceFs, WithDiagnostics } from './files.ts';
import { keyRenderer } from './key-renderer.ts';
import type { LessonMemory } from './lesson-memory.ts';
import { loadCourse } from './load.ts';
import { checkLrs, type LrsCredentials } from './lrs.ts';
import { loadWords } from './load-words.ts';
import { textNeeds } from './markdown/needs.ts';
import { createTextRenderer, type CourseRenderer } from './markdown/renderer.ts';
import type { TextWords } from './markdown/context.ts';
import { textWords } from './markdown/text-words.ts';
import { mediaUrl } from './media-view.ts';
import { addReferenced } from './package.ts';
import { planCourse, type Plan } from './plan.ts';
import { preparePackage, publish, type PackageFiles } from './publish.ts';
import { renderLessons } from './render.ts';
import { loadTemplates } from './templates.ts';
import { themeCss } from './theme/theme.ts';

export interface BuildOptions {
  /** The compiler's own files: templates, and the player's modules that were built beforehand. */
  assets: SourceFs;
  /** Names of targets; default: those that the course publishes. */
  targets?: readonly string[];
  /** Refuse to change the lock. */
  frozen: boolean;
  /** Language of the player's words, instead of the course's own; the course stays in its language. */
  words?: string;
  /**
   * Credentials for the course's LRS that go into packages which have no other way to it. Whoever can open such a package
   * can use them. Default: none.
   */
  credentials?: LrsCredentials;
  /** Name of the course's folder, where it has one. */
  folderName?: string;
  /** Lessons as the build before made them, for who builds a course again and again. */
  memory?: LessonMemory;
  /** Default: all that there are. */
  questionTypes?: readonly QuestionAuthor[];
}

/** A course whose packages can be written. */
export interface BuiltCourse {
  plan: Plan;
  packages: PackageFiles[];
  /** What the questions' ids mean in reports: goes beside the packages. Empty where the course asks nothing. */
  codebook: CodebookFile[];
  /** Turns the course's texts into what its pages have. */
  text: KeyRenderer;
  /** New content of the course's lock file; absent when it stays as it is. Written before the packages are. */
  lock?: string;
}

/** The same with one package alone. */
export type BuiltPackage = Omit<BuiltCourse, 'packages'> & PackageFiles;

/**
 * A course's folder as packages, one a target: load, plan, render, pack. Reads the two file systems and nothing else;
 * writes nothing. Gives the packages only when no diagnostic is an error: all of them, or none.
 */
export async function buildCourse(
  fs: SourceFs,
  options: BuildOptions,
): Promise<WithDiagnostics<BuiltCourse>> {
  const questionTypes = options.questionTypes ?? builtIn;
  const { folderName, assets, frozen } = options;
  const loaded = await loadCourse(fs, {
    questionTypes,
    targets,
    ...(folderName === undefined ? {} : { folderName }),
  });
  const found = [...loaded.diagnostics];
  const collect = <T>({ value, diagnostics }: WithDiagnostics<T>): T | undefined => {
    found.push(...diagnostics);
    return value;
  };
  const stop = (): WithDiagnostics<never> => ({ diagnostics: eachOnce(found).sort(byPlace) });
  const hasErrors = () => found.some(({ severity }) => severity === 'error');

  const course = loaded.value;
  const templates = collect(await loadTemplates(assets, fs));
  if (!course) return stop();
  const words = collect(
    await loadWords(assets, fs, options.words ?? course.language, course.places.language),
  );
  if (!words) return stop();
  const wanted = wantedPublications(course, options.targets);
  found.push(...checkLrs(course, wanted, options.credentials));

  const text = await rendererOf(course, textWords(words), (diagnostic) => found.push(diagnostic));
  const resumeLimit = resumeLimitOf(course, wanted);
  const plan = collect(
    await planCourse(course, fs, { questionTypes, uncountedSlides, text, frozen, resumeLimit }),
  );
  if (!plan || !templates) return stop();

  const tools = {
    plan,
    course: fs,
    assets,
    templates,
    words,
    text,
    themeCss: themeCss(course.theme.accent),
    ...(options.credentials ? { credentials: options.credentials } : {}),
  };
  const prepared = wanted.map(({ target, publication }) => preparePackage(tools, target, publication));
  found.push(...prepared.flatMap((each) => each.prepared.diagnostics));
  found.push(...checkProfiles(plan, wanted));

  const lessons = collect(renderLessons(plan, { ...tools, own: { tracker: null } }, options.memory));
  const shared = lessons && collect(await addReferenced(lessons, fs));
  if (!shared || hasErrors()) return stop();
  const packages: PackageFiles[] = [];
  for (const [index, each] of prepared.entries()) {
    const target = wanted[index]?.target;
    const made = target && collect(await publish({ ...tools, shared }, target, each));
    if (made) packages.push(made);
  }
  found.push(...checkSizes(plan, packages));
  if (hasErrors()) return stop();

  const value: BuiltCourse = {
    plan,
    packages,
    // Not everybody who builds wants it.
    get codebook() {
      return codebookFiles(plan, keyRenderer(text, words));
    },
    text: keyRenderer(text, words),
    ...(plan.lockAdded.length > 0 ? { lock: formatLock(plan.lock) } : {}),
  };
  return { value, diagnostics: stop().diagnostics };
}

/** One package alone: of the first target that is named, or that the course publishes. */
export async function build(fs: SourceFs, options: BuildOptions): Promise<WithDiagnostics<BuiltPackage>> {
  const { value, diagnostics } = await buildCourse(fs, options);
  const [first] = value?.packages ?? [];
  if (!value || !first) return { diagnostics };
  const { packages: _, ...whole } = value;
  return { value: { ...whole, ...first }, diagnostics };
}

/** What is to be made: each target as the course publishes it, or, where it doesn't, without options. */
function wantedPublications(course: Course, names: readonly string[] | undefined): Wanted[] {
  const publications = names?.map(
    (name): Publication =>
      course.publish.find(({ target }) => target === name) ?? {
        target: name,
        options: {},
        place: course.places.publish ?? course.place,
      },
  );
  return (publications ?? course.publish).map((publication) => {
    const target = targets.find(({ name }) => name === publication.target);
    if (!target) throw new Error(`no target ${publication.target}`);
    return { target, publication };
  });
}

/** Templates are filled in once a package: what they have in common is said once. */
function eachOnce(found: readonly Diagnostic[]): Diagnostic[] {
  const keys = found.map(({ name, place, message }) => JSON.stringify([name, place, message]));
  return found.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

/** A renderer of the course's texts, with the libraries that they need. */
async function rendererOf(
  course: Course,
  words: TextWords,
  report: (diagnostic: Diagnostic) => void,
): Promise<CourseRenderer> {
  return createTextRenderer({
    needs: textNeeds(course),
    language: course.language,
    slideIds: new Set(course.lessons.flatMap(({ slides }) => slides.map(({ id }) => id))),
    allowHosts: course.allowHosts,
    words,
    report,
    media: (path, place, use) => {
      const taken = course.files.take(path, use, place);
      if ('severity' in taken) return void report(taken);
      const { file, width, height } = taken;
      const size = width === undefined || height === undefined ? {} : { width, height };
      return { src: mediaUrl(file.path), ...size };
    },
  });
}
