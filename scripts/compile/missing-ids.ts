import { idPattern } from '../course/ids.ts';
import { idMeant } from '../course/schema/scalars.ts';
import { byPlace, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { lockFile } from '../release/lock.ts';
import type { SourceFs } from './files.ts';
import { below, entriesAt, isMap, placeAt, type Node } from './load/node.ts';
import { readableId, textAt } from './load/readable-id.ts';
import { readYaml } from './yaml/read.ts';
import { readFolder } from './yaml/source.ts';

/** An id that was made up for something without one. */
export interface GivenId {
  id: string;
  what: 'lesson' | 'slide' | 'quiz' | 'question' | 'bank';
  file: string;
  line: number;
}

/** A file with ids written into it; all its other characters are as they were. */
export interface FileWithIds {
  path: string;
  text: string;
  given: GivenId[];
}

const mostCharacters = 40;

interface Missing {
  node: Node;
  what: GivenId['what'];
  /** What it is called, or asks. */
  words: string | undefined;
  /** Where no word of it can stand in an id. */
  otherwise: string;
}

/**
 * Readable ids for every lesson, slide, quiz, question and bank of a course that has none: made of titles and stems,
 * different from all ids that the course has or its lock remembers. Reads; writes nothing. Files that are not YAML are
 * left alone, and told as the build tells them.
 */
export async function missingIds(fs: SourceFs): Promise<{ files: FileWithIds[]; diagnostics: Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const roots: Node[] = [];
  const listed: string[] = [];
  for (const path of await filesOf(fs, diagnostics)) {
    const { value, diagnostics: found } = await readYaml(fs, path);
    diagnostics.push(...found);
    if (!value) continue;
    const node = { file: value, path: [], data: value.data };
    if (path.includes('/')) roots.push(node);
    else listed.push(...entriesAt(node, 'lessons').map(({ data }) => String(data).trim()));
  }
  const taken = new Set([...roots.flatMap(idsIn), ...(await lockedIds(fs))]);
  const spoken = new Set(roots.map(ownId));
  const free = listed.filter((id) => idPattern.test(id) && !spoken.has(id));

  const files: FileWithIds[] = [];
  for (const root of roots) {
    const given = missingIn(root).map(({ node, what, words, otherwise }): GivenId & { node: Node } => {
      const base = root.file.path.replace(/^.*\/|\.ya?ml$/g, '');
      const id =
        what === 'lesson' ? lessonId(base, free, taken) : unlike(taken, readableId(words) ?? otherwise);
      taken.add(id);
      return { id, what, file: root.file.path, line: placeAt(node).line, node };
    });
    if (given.length === 0) continue;
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await fs.read(root.file.path));
    files.push({
      path: root.file.path,
      text: given.reduceRight((written, { node, id }) => withId(written, node, id), text),
      given: given.map(({ node: _, ...each }) => each),
    });
  }
  return { files, diagnostics: diagnostics.sort(byPlace) };
}

async function filesOf(fs: SourceFs, diagnostics: Diagnostic[]): Promise<string[]> {
  const inFolder = async (folder: 'lessons' | 'banks') => {
    const { names, diagnostics: unread } = await readFolder(fs, folder);
    diagnostics.push(...unread);
    return names.filter((name) => /^[^.].*\.ya?ml$/.test(name)).map((name) => `${folder}/${name}`);
  };
  const course = (await fs.list('')).filter((name) => /^course\.ya?ml$/.test(name));
  return [...course, ...(await inFolder('lessons')), ...(await inFolder('banks'))];
}

const ownId = (node: Node): string | undefined => {
  const { data } = below(node, 'id');
  return typeof data === 'string' ? data.trim() : undefined;
};

/** The maps of a file that bear an id, in the file's order: itself, its slides, their questions. */
function bearers(root: Node): Missing[] {
  const name = root.file.path.replace(/^.*\/|\.ya?ml$/g, '');
  const isBank = root.file.path.startsWith('banks/');
  const first = ownId(root) ?? readableId(name) ?? (isBank ? 'bank' : 'lesson');
  const found: Missing[] = [{ node: root, what: isBank ? 'bank' : 'lesson', words: name, otherwise: first }];
  if (isBank) found.push(...questionsIn(root, first));
  for (const [index, slide] of (isBank ? [] : entriesAt(root, 'slides')).entries()) {
    if (!isMap(slide.data)) continue;
    const type = textAt(slide, 'type') ?? 'slide';
    const otherwise = `${first}_${readableId(type) ?? 'slide'}_${index + 1}`;
    const words = textAt(slide, 'title') ?? textAt(slide, 'stem');
    const isQuiz = type === 'quiz';
    const quiz = ownId(slide) ?? readableId(words) ?? otherwise;
    found.push({ node: slide, what: isQuiz ? 'quiz' : 'slide', words, otherwise });
    if (isQuiz) found.push(...questionsIn(slide, quiz));
  }
  return found;
}

function questionsIn(node: Node, around: string): Missing[] {
  return entriesAt(node, 'questions').flatMap((question, index): Missing[] => {
    const { data } = question;
    if (!isMap(data) || 'draw' in data || 'use' in data) return [];
    const words = textAt(question, 'stem') ?? textAt(question, 'text');
    return [{ node: question, what: 'question', words, otherwise: `${around}_question_${index + 1}` }];
  });
}

const missingIn = (root: Node) =>
  bearers(root).filter(({ node }) => isMap(node.data) && !Object.hasOwn(node.data, 'id'));

const idsIn = (root: Node) => bearers(root).flatMap(({ node }) => ownId(node) ?? []);

/** What course.yaml lists and no file bears, where it must be this one; else the file's name. */
function lessonId(base: string, free: readonly string[], taken: ReadonlySet<string>): string {
  const left = free.filter((id) => !taken.has(id));
  const same = left.find((id) => id === base.replaceAll('-', '_'));
  return same ?? (left.length === 1 ? left[0] : undefined) ?? unlike(taken, idMeant(base) ?? 'lesson');
}

function unlike(taken: ReadonlySet<string>, meantId: string): string {
  const base = meantId.slice(0, mostCharacters);
  if (!taken.has(base)) return base;
  let number = 2;
  const numbered = () => `${base.slice(0, mostCharacters - 5)}_${number}`;
  while (taken.has(numbered())) number++;
  return numbered();
}

/** Every id that the course's lock speaks of, whatever else is wrong with the file. */
async function lockedIds(fs: SourceFs): Promise<string[]> {
  if ((await fs.stat(lockFile))?.kind !== 'file') return [];
  const text = new TextDecoder().decode(await fs.read(lockFile));
  return [...text.matchAll(/"(?:slide|quiz|question|was|id)":\s?"([^"]+)"/g)].flatMap(([, name = '']) =>
    name.split('.'),
  );
}

/** The file's text with `id: …` before the first key of a map. */
function withId(text: string, node: Node, id: string): string {
  const { line, column } = placeAt(node);
  const lines = text.match(/[^\r\n]*(?:\r\n|\r|\n|$)/g) ?? [];
  const mark = line === 1 && text.startsWith('\uFEFF') ? 1 : 0;
  const before = lines.slice(0, line - 1).join('').length + column - 1 + mark;
  const newline = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  const [head, rest] = [text.slice(0, before), text.slice(before)];
  if (!rest.startsWith('{')) return `${head}id: ${id}${newline}${' '.repeat(column - 1)}${rest}`;
  const inside = rest.slice(1);
  const comma = /^\s*\}/.test(inside) ? '' : ',';
  return /^\s/.test(inside) ? `${head}{ id: ${id}${comma}${inside}` : `${head}{ id: ${id}${comma} ${inside}`;
}
