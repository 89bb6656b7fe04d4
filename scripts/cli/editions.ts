import { existsSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { openPackage } from '../check/disk.ts';
import { defaultLimits } from '../check/limits.ts';
import { build, type BuiltPackage } from '../compile/build.ts';
import { diskFs } from '../compile/disk.ts';
import type { SourceFs } from '../compile/files.ts';
import { reportOutput } from '../diagnostics/catalogue/output.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { readSide, type Side } from '../diff/side.ts';
import { numbersOf } from '../release/releases.ts';
import type { Finding } from './findings.ts';
import { commitOf, gitFs, releaseCommit } from './git.ts';
import { builtPrints, packedPrints } from './prints.ts';
import { linesOf } from './shown.ts';

/** An edition of a course that somebody named, or what keeps it from being read. */
export type Edition = { side: Side; built?: BuiltPackage } | { findings: Finding[] };

/** Data and pages; of media and style sheets fingerprints will do. */
const wanted = /^(?:course\.json|lessons\/[^/]+\.(?:json|html))$/;

/**
 * A zip or an unpacked package, the folder of a course, or the course as a git revision has it.
 * @param course the folder of the course that revisions are about
 */
export async function editionOf(name: string, course: string | undefined, home: string): Promise<Edition> {
  const path = resolve(name);
  const missing = (): Edition => {
    const place = { file: name, line: 1, column: 1 };
    return {
      findings: [{ diagnostic: reportOutput('edition-not-found', place, { name }), file: name, lines: [] }],
    };
  };
  const isThere = existsSync(path);
  if (isThere && ['course.yaml', 'course.yml'].some((file) => existsSync(join(path, file))))
    return builtEdition(diskFs(path), basename(path), home, name);
  if (isThere && (statSync(path).isFile() || existsSync(join(path, 'imsmanifest.xml')))) {
    const side = packedSide(path);
    return side ? { side } : missing();
  }
  if (course === undefined) return missing();
  const named = commitOf(course, name);
  const commit = named ?? releasedAs(course, name);
  const fs = commit === undefined ? undefined : gitFs(course, commit);
  if (!fs) return missing();
  const edition = await builtEdition(fs, basename(course), home, name);
  // Two releases may have come with one commit, which has the course as the later one.
  const isOther = named === undefined && 'side' in edition && edition.side.course.version !== name;
  return isOther ? missing() : edition;
}

/** A release by its version alone, where no tag has that name. */
const releasedAs = (course: string, name: string) =>
  numbersOf(name) ? releaseCommit(course, name) : undefined;

function packedSide(path: string): Side | undefined {
  const { reader, close } = openPackage(path, defaultLimits);
  try {
    const texts = new Map<string, string>();
    for (const entry of reader.entries) {
      if (!wanted.test(entry.path)) continue;
      const read = reader.read(entry, 64 * 1024 * 1024);
      if ('bytes' in read) texts.set(entry.path, new TextDecoder().decode(read.bytes));
    }
    return readSide(texts, { prints: packedPrints(reader) });
  } finally {
    close();
  }
}

async function builtEdition(fs: SourceFs, folderName: string, home: string, name: string): Promise<Edition> {
  const { value, diagnostics } = await build(fs, { assets: diskFs(home), frozen: false, folderName });
  const side = value && builtSide(value, await builtPrints(value.files, fs));
  if (side) return { side, built: value };
  return { findings: await findingsIn(fs, diagnostics, name) };
}

/** A package that was built and not written. */
export function builtSide({ files, plan }: BuiltPackage, prints?: Side['files']): Side | undefined {
  const places = new Map<string, string>();
  for (const { slide, questions } of plan.slides) {
    places.set(slide.id, `${slide.place.file}:${slide.place.line}`);
    for (const { question } of questions)
      places.set(question.fullId, `${question.place.file}:${question.place.line}`);
  }
  const texts = files.flatMap((file) =>
    wanted.test(file.path) && 'bytes' in file
      ? [[file.path, new TextDecoder().decode(file.bytes)] as const]
      : [],
  );
  return readSide(new Map(texts), { placeOf: (id) => places.get(id), prints });
}

const findingsIn = (fs: SourceFs, diagnostics: readonly Diagnostic[], name: string): Promise<Finding[]> =>
  Promise.all(
    diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(async (diagnostic) => ({
        diagnostic,
        file: `${name}: ${diagnostic.place.file}`,
        lines: await linesOf(fs, diagnostic.place.file),
      })),
  );
