import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { jsonSchemas } from '../course/json-schema.ts';
import { idMeant } from '../course/schema/scalars.ts';
import { questionTypes } from '../questions/list.ts';
import { targets } from '../targets/list.ts';

/** What a course can begin as. */
export const startTemplates = ['blank', 'lesson', 'quiz', 'deck'] as const;
export type StartTemplate = (typeof startTemplates)[number];

/** Files to write, by their paths below a folder. */
export type NewFiles = ReadonlyMap<string, string>;

/** A course's id and title as they follow from a name; `undefined` where no letter is in it. */
export function namesOf(name: string): { id: string; title: string } | undefined {
  // The one letter of a European language that no mark can be taken off.
  const id = idMeant(name.replaceAll('ß', 'ss'), true);
  if (id === undefined) return undefined;
  // A name that is written as ids or files are says its title in small letters.
  const words = /^[a-z\d_-]+$/.test(name) ? id.replaceAll('-', ' ') : name.trim();
  return { id, title: words.charAt(0).toUpperCase() + words.slice(1) };
}

/** A title as YAML reads it as itself, whatever signs it has. */
const inYaml = (title: string) =>
  /^\p{L}[\p{L}\p{N} ,.'()/-]*$/u.test(title) ? title : JSON.stringify(title);

/** The files of a new course. @param home the folder that holds .build/ */
export function courseFiles(home: string, template: StartTemplate, id: string, title: string): NewFiles {
  const folder = join(home, '.build/start/course', template);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
  return new Map(
    files.map((item) => {
      const path = join(item.parentPath, item.name);
      const text = readFileSync(path, 'utf8').replaceAll('%id%', () => id);
      return [
        relative(folder, path).split(sep).join('/'),
        text.replaceAll('%title%', () => inYaml(title)),
      ] as const;
    }),
  );
}

/** Where the files of a repository go; npm leaves files out that begin with a dot. */
const inRepository: readonly (readonly [from: string, to: string])[] = [
  ['gitignore', '.gitignore'],
  ['README.md', 'README.md'],
  ['github.yml', '.github/workflows/courses.yml'],
  ['gitlab-ci.yml', '.gitlab-ci.yml'],
  ['vscode-settings.json', '.vscode/settings.json'],
];

/** The files of a repository of courses, schemas for its editor included, without package.json and without courses. */
export function repositoryFiles(home: string, title: string): NewFiles {
  const schemas = jsonSchemas(questionTypes, targets);
  return new Map([
    ...inRepository.map(([from, to]): [string, string] => [
      to,
      readFileSync(join(home, '.build/start/repository', from), 'utf8').replaceAll('%title%', () => title),
    ]),
    ...Object.entries(schemas).map(([name, schema]): [string, string] => [
      `schema/${name}`,
      `${JSON.stringify(schema, null, 2)}\n`,
    ]),
  ]);
}

const scripts = {
  build: 'coursewright build',
  lint: 'coursewright lint',
  check: 'coursewright check dist',
};

/**
 * package.json with the scripts of a repository of courses: a new one, or the one that is there, in which nothing is
 * changed. Throws a SyntaxError where that is no JSON.
 */
export function packageJson(existing: string | undefined, name: string): string {
  const before = existing === undefined ? { name, private: true } : (JSON.parse(existing) as object);
  const own = 'scripts' in before && typeof before.scripts === 'object' ? before.scripts : {};
  return `${JSON.stringify({ ...before, scripts: { ...scripts, ...own } }, null, 2)}\n`;
}

/** The files that are there already. */
export const taken = (folder: string, files: NewFiles): string[] =>
  [...files.keys()].filter((path) => existsSync(join(folder, path)));

/** What most repositories have before a course comes into them; they stay as they are. */
export const keptWhereThere: ReadonlySet<string> = new Set(['.gitignore', 'README.md']);

/** Writes the files, none of them over another. Throws what the disk does. */
export function writeNew(folder: string, files: NewFiles): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { flag: 'wx' });
  }
}
