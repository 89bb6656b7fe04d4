import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { loadCourse } from '../../scripts/compile/load.ts';
import type { Course } from '../../scripts/course/course.ts';
import type { Diagnostic } from '../../scripts/diagnostics/diagnostic.ts';
import { questionTypes } from '../../scripts/questions/list.ts';
import { memoryFs } from './memory-fs.ts';

const inBase = [
  'course.yaml',
  'lessons/intro.yaml',
  'media/photo.png',
  'media/tone.mp3',
  'media/clip.mp4',
  'media/clip.en.vtt',
];

/** The base course's files, from disk. */
export const baseFiles: Record<string, Uint8Array> = Object.fromEntries(
  inBase.map((path) => [path, new Uint8Array(readFileSync(new URL(`base-course/${path}`, import.meta.url)))]),
);

/** Loads the base course with some files replaced or added (`undefined`: taken away). */
export async function load(
  files: Record<string, string | Uint8Array | undefined> = {},
  folderName?: string,
): Promise<{ value?: Course; diagnostics: Diagnostic[] }> {
  const all = Object.entries({ ...baseFiles, ...files }).filter(([, content]) => content !== undefined);
  const fs = memoryFs(Object.fromEntries(all) as Record<string, string | Uint8Array>);
  return loadCourse(fs, {
    questionTypes,
    targets: [{ name: 'scorm12' }],
    ...(folderName === undefined ? {} : { folderName }),
  });
}

/** All findings about the base course with some files replaced or added. */
export async function findingsOf(
  files: Record<string, string | Uint8Array | undefined>,
): Promise<Diagnostic[]> {
  return (await load(files)).diagnostics;
}

/** `name file:line:column`, as tables of tests have it. */
export function short({ name, place }: Diagnostic): string {
  return `${name} ${place.file}:${place.line}:${place.column}`;
}

/**
 * Holds what is found in some files against `name file:line:column`; whatever is said is in an author's words.
 * @param hint what the first finding's hint has
 */
export async function expectFindings(
  files: Parameters<typeof findingsOf>[0],
  expected: readonly string[],
  hint?: string,
): Promise<void> {
  const found = await findingsOf(files);
  expect(found.map(short)).toEqual(expected);
  if (hint !== undefined) expect(found[0]?.hint).toContain(hint);
  found.forEach(expectPlainWords);
}

/** No word of a program's own gets into what authors read. */
export function expectPlainWords({ message, hint = '' }: Diagnostic): void {
  expect(`${message} ${hint}`).not.toMatch(/undefined|Invalid|expected|received|\[object|NaN/);
}
