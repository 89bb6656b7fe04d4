import type { Course } from '../course/course.ts';
import { uncountedSlides } from '../course/slides.ts';
import { byPlace, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { QuestionAuthor, TextRenderer } from '../questions/author.ts';
import { questionTypes as builtIn } from '../questions/list.ts';
import { formatLock } from '../release/lock.ts';
import { targets } from '../targets/list.ts';
import type { Target } from '../targets/target.ts';
import { codebookFiles, type CodebookFile } from './codebook.ts';
import type { FileEntry, SourceFs, WithDiagnostics } from './files.ts';
import { keyRenderer } from './key-renderer.ts';
import { loadCourse } from './load.ts';
import { loadWords } from './load-words.ts';
import { textNeeds } from './markdown/needs.ts';
import { createTextRenderer } from './markdown/renderer.ts';
import type { TextWords } from './markdown/context.ts';
import { textWords } from './markdown/text-words.ts';
import { mediaUrl } from './media-view.ts';
import { playerModules, trackerPath } from './modules.ts';
import { addReferenced } from './package.ts';
import { planCourse, type Plan } from './plan.ts';
import { renderCourse } from './render.ts';
import { loadTemplates } from './templates.ts';
import { themeCss } from './theme/theme.ts';

export interface BuildOptions {
  /** The compiler's own files: templates, and the player's modules that were built beforehand. */
  assets: SourceFs;
  /** Name of a target; default: the first that the course publishes. */
  target?: string;
  /** Refuse to change the lock. */
  frozen: boolean;
  /** Name of the course's folder, where it has one. */
  folderName?: string;
  /** Default: all that there are. */
  questionTypes?: readonly QuestionAuthor[];
}

/** A package that can be written. */
export interface BuiltPackage {
  /** Its name as a file, without a folder. */
  name: string;
  target: Target;
  plan: Plan;
  files: FileEntry[];
  /** What the questions' ids mean in reports: goes beside the package. Empty where the course asks nothing. */
  codebook: CodebookFile[];
  /** New content of the course's lock file; absent when it stays as it is. Written before the package is. */
  lock?: string;
}

/**
 * A course's folder as a package: load, plan, render, pack. Reads the two file systems and nothing else; writes nothing.
 * Gives the package only when no diagnostic is an error.
 */
export async function build(fs: SourceFs, options: BuildOptions): Promise<WithDiagnostics<BuiltPackage>> {
  const questionTypes = options.questionTypes ?? builtIn;
  const { folderName, assets, frozen } = options;
  const loaded = await loadCourse(fs, {
    questionTypes,
    targets: targets.map(({ name }) => name),
    ...(folderName === undefined ? {} : { folderName }),
  });
  const found = [...loaded.diagnostics];
  const collect = <T>({ value, diagnostics }: WithDiagnostics<T>): T | undefined => {
    found.push(...diagnostics);
    return value;
  };
  const stop = (): WithDiagnostics<never> => ({ diagnostics: found.sort(byPlace) });

  const course = loaded.value;
  const templates = collect(await loadTemplates(assets, fs));
  if (!course) return stop();
  const words = collect(await loadWords(assets, fs, course.language, course.places.language));
  if (!words) return stop();
  const target = targets.find(({ name }) => name === (options.target ?? course.publish[0]));
  if (!target) throw new Error(`no target ${String(options.target)}`);

  const text = await rendererOf(course, textWords(words), (diagnostic) => found.push(diagnostic));
  const resumeLimit = target.limits.resumeData;
  const plan = collect(
    await planCourse(course, fs, { questionTypes, uncountedSlides, text, frozen, resumeLimit }),
  );
  if (!plan || !templates) return stop();
  found.push(...target.check(plan));

  const tools = {
    templates,
    words,
    text,
    themeCss: themeCss(course.theme.accent),
    tracker: trackerPath(target),
  };
  const pages = collect(renderCourse(plan, tools));
  if (!pages) return stop();
  const modules = await playerModules(plan, target, assets);
  const files = collect(await addReferenced([...pages, ...modules], fs));
  if (!files || found.some(({ severity }) => severity === 'error')) return stop();

  const value: BuiltPackage = {
    name: `${course.id}-${course.version}-${target.name}.zip`,
    target,
    plan,
    files: [...files, ...target.manifest(plan, files, text)],
    codebook: codebookFiles(plan, keyRenderer(text, words)),
    ...(plan.lockAdded.length > 0 ? { lock: formatLock(plan.lock) } : {}),
  };
  return { value, diagnostics: found.sort(byPlace) };
}

/** A renderer of the course's texts, with the libraries that they need. */
async function rendererOf(
  course: Course,
  words: TextWords,
  report: (diagnostic: Diagnostic) => void,
): Promise<TextRenderer> {
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
