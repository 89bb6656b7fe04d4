import type { Bank, Course, Lesson } from '../course/course.ts';
import { reportCourse } from '../diagnostics/catalogue/course.ts';
import { byPlace, type Place } from '../diagnostics/diagnostic.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { SourceFs, WithDiagnostics } from './files.ts';
import { checkBanksUsed, readBank } from './load/banks.ts';
import { checkCourse } from './load/checks.ts';
import { readCourseFile } from './load/course-file.ts';
import { lessonIdOf, readLesson } from './load/lesson.ts';
import { Loading, type LoadOptions } from './load/loading.ts';
import { entriesAt, mendedAt, placeAt, placeOfEntry, withoutOwnKeys, type Node } from './load/node.ts';
import { readYaml } from './yaml/read.ts';
import { readFolder } from './yaml/source.ts';

export type { LoadOptions } from './load/loading.ts';

/**
 * Reads a course's folder: course.yaml, the lessons in lessons/, and every text and media file that they name.
 * Gives all diagnostics of all files at once, in the order of their places; a course only when none is an error.
 * Never throws for the author's sake.
 */
export async function loadCourse(fs: SourceFs, options: LoadOptions): Promise<WithDiagnostics<Course>> {
  const loading = new Loading(fs, options);
  const course = await readWhole(loading);
  const diagnostics = loading.diagnostics.sort(byPlace);
  const bad = diagnostics.some(({ severity }) => severity === 'error');
  return course && !bad ? { value: course, diagnostics } : { diagnostics };
}

async function readWhole(loading: Loading): Promise<Course | undefined> {
  const path = await courseFilePath(loading);
  const node = path && (await readNode(loading, path));
  if (!node) {
    // Without course.yaml the lessons can't be checked, but their files can still be read.
    if (path) for (const each of await pathsIn(loading, 'lessons')) await readNode(loading, each);
    return undefined;
  }
  const file = await readCourseFile(loading, node);
  const banks: Bank[] = [];
  for (const each of await pathsIn(loading, 'banks')) {
    const bank = await readNode(loading, each);
    const whole = !loading.diagnostics.some(({ place }) => place.file === each);
    if (bank) banks.push(await readBank(loading, bank, whole));
    else loading.allBanksRead = false;
  }
  const found = await findLessons(loading, node, file.lessons);
  const lessons: Lesson[] = [];
  for (const each of found.nodes) lessons.push(await readLesson(loading, each, file.course.title));
  await loading.fetchLinked();
  const course: Course = { ...file.course, lessons, banks, files: loading.shelf };
  if (found.complete) {
    checkBanksUsed(loading, banks);
    checkCourse(loading, course, file);
  }
  return course;
}

async function courseFilePath(loading: Loading): Promise<string | undefined> {
  const names = await loading.fs.list('');
  const found = ['course.yaml', 'course.yml'].filter((name) => names.includes(name));
  const place: Place = { file: found[0] ?? 'course.yaml', line: 1, column: 1 };
  if (found.length === 0) loading.report(reportCourse('course-file-missing', place, {}));
  if (found.length > 1) loading.report(reportCourse('two-course-files', place, {}));
  return found[0];
}

/** Reads one YAML file; what its own reader could mend is gone on with, so that all findings come at once. */
async function readNode(loading: Loading, path: string): Promise<Node | undefined> {
  const { value, mended, diagnostics } = await readYaml(loading.fs, path);
  diagnostics.forEach((each) => loading.report(each));
  const file = value ?? mended;
  if (!file) return undefined;
  const node = { file, path: [], data: withoutOwnKeys(file.data) };
  await loading.fetchTexts(node);
  return node;
}

async function pathsIn(loading: Loading, folder: 'lessons' | 'banks'): Promise<string[]> {
  const { names, diagnostics } = await readFolder(loading.fs, folder);
  diagnostics.forEach((each) => loading.report(each));
  return names.filter((name) => /^[^.].*\.ya?ml$/.test(name)).map((name) => `${folder}/${name}`);
}

/** Lessons in the course's order, then files without an id; those that course.yaml doesn't list are left out. */
async function findLessons(
  loading: Loading,
  course: Node,
  listed: readonly string[] | undefined,
): Promise<{ nodes: Node[]; complete: boolean }> {
  const byId = new Map<string, Node[]>();
  const nameless: Node[] = [];
  let complete = listed !== undefined;
  for (const path of await pathsIn(loading, 'lessons')) {
    const node = await readNode(loading, path);
    const id = node && lessonIdOf(node);
    if (node && id === undefined) nameless.push(node);
    if (node && id !== undefined) byId.set(id, [...(byId.get(id) ?? []), node]);
    if (id === undefined) complete = false;
  }
  if (listed === undefined) return { nodes: [...[...byId.values()].flat(), ...nameless], complete };
  for (const [id, nodes] of byId) {
    if (listed.includes(id)) continue;
    for (const node of nodes) {
      loading.report(reportCourse('lesson-not-listed', placeAt(node, ['id']), { id, file: node.file.path }));
    }
  }
  const unlisted = [...byId.keys()].filter((id) => !listed.includes(id));
  const missing = listed.filter((id) => !byId.has(id));
  // A file that couldn't be read may be the lesson.
  if (complete) missing.forEach((id) => reportMissing(loading, course, id, unlisted, byId));
  if (missing.length > 0) complete = false;
  return { nodes: [...listed.flatMap((id) => byId.get(id) ?? []), ...nameless], complete };
}

function reportMissing(
  loading: Loading,
  course: Node,
  id: string,
  unlisted: readonly string[],
  byId: ReadonlyMap<string, Node[]>,
): void {
  const written = entriesAt(course, 'lessons').map(({ data }) => String(data).trim());
  const place = placeOfEntry(course, 'lessons', written.indexOf(id));
  const named = [...byId].find(
    ([, [node]]) => node?.file.path.replace(/^.*\/|\.ya?ml$/g, '').replaceAll('-', '_') === id,
  );
  const suggestion = named?.[0] ?? suggest(id, unlisted);
  const note =
    named && `The lesson in \`${named[1][0]?.file.path ?? ''}\` has the id \`${named[0]}\`: write that here.`;
  const mended = suggestion === undefined ? undefined : mendedAt(course.file, place, suggestion);
  loading.report(reportCourse('lesson-missing', place, { id, suggestion, note, mended }));
}
