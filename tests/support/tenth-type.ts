import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';
import { build, type BuiltPackage } from '../../scripts/compile/build.ts';
import { diskFs } from '../../scripts/compile/disk.ts';
import type { SourceFs, WithDiagnostics } from '../../scripts/compile/files.ts';
import { questionTypes } from '../../scripts/questions/list.ts';
import { sliderType } from '../questions/tenth/author.ts';
import { memoryFs } from './memory-fs.ts';
import type { Package } from './package.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = `${root}tests/questions/tenth`;

/** One file system over another: what the first has stands in the place of what the second has. */
function over(top: SourceFs, bottom: SourceFs): SourceFs {
  const of = async (path: string) => ((await top.stat(path)) ? top : bottom);
  return {
    read: async (path) => (await of(path)).read(path),
    stat: async (path) => (await top.stat(path)) ?? bottom.stat(path),
    list: async (path) => {
      const names = [...(await bottom.list(path)), ...(await top.list(path))];
      return [...new Set(names)].sort();
    },
    hash: async (path) => (await of(path)).hash(path),
    locate: (path) => bottom.locate(path),
  };
}

/** Coursewright's own files with those of the tenth type among them, in the places where a type's files stand. */
async function assets(): Promise<SourceFs> {
  const { outputFiles } = await bundle({
    entryPoints: [`${folder}/learner.ts`],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
  });
  const mine = memoryFs({
    'templates/questions/slider.hbs': await readFile(`${folder}/slider.hbs`),
    'templates/css/slider.css': await readFile(`${folder}/slider.css`),
    '.build/player/question-slider.js': outputFiles[0]?.contents ?? '',
  });
  return over(mine, diskFs(root));
}

/** Builds a course by a compiler that knows one type more. */
export async function buildWithTenth(course: SourceFs): Promise<WithDiagnostics<BuiltPackage>> {
  return build(course, {
    assets: await assets(),
    questionTypes: [...questionTypes, sliderType],
    frozen: false,
  });
}

/** The same as a package that can be opened; its files are all made by the build. */
export async function packageWithTenth(course: SourceFs): Promise<Package> {
  const { value, diagnostics } = await buildWithTenth(course);
  if (!value) throw new Error(JSON.stringify(diagnostics, null, 2));
  const files = value.files.map((file): [string, Uint8Array] => {
    if (!('bytes' in file)) throw new Error(`${file.path} lies on a disk`);
    return [file.path, file.bytes];
  });
  return { name: value.name, zip: Buffer.alloc(0), files: new Map(files) };
}

export const courseWith = (lesson: string, files: Record<string, string> = {}): SourceFs =>
  memoryFs({
    'course.yaml': `format: 1
id: tenth
title: Tenth
version: 1.0.0
language: en
lessons: [intro]
completion: { slides: all, quizzes: passed }
`,
    'lessons/intro.yaml': lesson,
    ...files,
  });
