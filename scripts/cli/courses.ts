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
    const path = [resolve(cwd, name), resolve(cwd, coursesFolder, name)].find(existsSync);
    const folder = path && realpathSync(isFile(path) ? dirname(path) : path);
    const meant = folder === undefined || isCourse(folder) ? [] : coursesNear(folder);
    if (folder !== undefined && meant.length === 0) folders.add(folder);
    else {
      const shown = (each: string) => relative(cwd, each).split(sep).join('/') || '.';
      const known = coursesBelow(cwd).map(shown);
      const near = meant.map(shown);
      const suggestion = near[0] ?? suggest(name, [...known, ...known.map((each) => basename(each))]);
      diagnostics.push(
        reportOutput(
          'course-not-found',
          { file: name, line: 1, column: 1 },
          { folder: name, suggestion, near },
        ),
      );
    }
  }
  return { folders: [...folders], project: cwd, diagnostics };
}

/** Courses that somebody may mean who names a folder which is none: the one around it, or those in it. */
function coursesNear(folder: string): string[] {
  const around = courseAround(folder);
  return around === undefined ? [...coursesIn(folder), ...coursesBelow(folder)] : [around];
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

const coursesBelow = (folder: string): string[] => coursesIn(join(folder, coursesFolder));

function coursesIn(folder: string): string[] {
  if (!existsSync(folder) || isFile(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .filter(isCourse);
}

const isCourse = (folder: string) => ['course.yaml', 'course.yml'].some((name) => isFile(join(folder, name)));
// Asked first: a path below a file is an error of its own.
const isFile = (path: string) => existsSync(path) && statSync(path).isFile();
