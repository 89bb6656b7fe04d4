import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { reportOutput } from '../diagnostics/catalogue/output.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { suggest } from '../diagnostics/suggest.ts';

/** Below it lie the courses of a project, one folder each. */
const coursesFolder = 'course';

export interface FoundCourses {
  /** Absolute paths, each once, in the order named or else by name. */
  folders: string[];
  /** The folder that `dist` belongs to: the project's. */
  project: string;
  /** What was named and is not there. */
  diagnostics: Diagnostic[];
}

/** The folders of the courses that a command is about; see the command's help for what no name means. */
export function findCourses(names: readonly string[], cwd: string): FoundCourses {
  if (names.length > 0) return named(names, cwd);
  const around = courseAround(cwd);
  if (around) return { folders: [around], project: projectOf(around, cwd), diagnostics: [] };
  const folders = coursesBelow(cwd);
  const place = { file: coursesFolder, line: 1, column: 1 };
  return {
    folders,
    project: cwd,
    diagnostics: folders.length > 0 ? [] : [reportOutput('no-courses', place, {})],
  };
}

function named(names: readonly string[], cwd: string): FoundCourses {
  const folders = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const name of names) {
    const folder = [resolve(cwd, name), resolve(cwd, coursesFolder, name)].find(existsSync);
    if (folder) folders.add(realpathSync(isFile(folder) ? dirname(folder) : folder));
    else {
      const known = coursesBelow(cwd).map((each) => relative(cwd, each).split(sep).join('/'));
      const suggestion = suggest(name, [...known, ...known.map((each) => basename(each))]);
      diagnostics.push(
        reportOutput('course-not-found', { file: name, line: 1, column: 1 }, { folder: name, suggestion }),
      );
    }
  }
  return { folders: [...folders], project: cwd, diagnostics };
}

/** The course in whose folder, or in a folder of which, the current one lies. */
function courseAround(folder: string): string | undefined {
  if (isCourse(folder)) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : courseAround(above);
}

/** `project/course/<name>` belongs to `project`; a course that lies elsewhere stands alone. */
function projectOf(course: string, cwd: string): string {
  const above = dirname(course);
  return basename(above) === coursesFolder ? dirname(above) : cwd;
}

function coursesBelow(folder: string): string[] {
  const courses = join(folder, coursesFolder);
  if (!existsSync(courses) || isFile(courses)) return [];
  return readdirSync(courses)
    .sort()
    .map((name) => join(courses, name))
    .filter(isCourse);
}

const isCourse = (folder: string) => ['course.yaml', 'course.yml'].some((name) => isFile(join(folder, name)));
const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
