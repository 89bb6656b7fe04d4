// Runs the project's TypeScript from a script: Node 20 can't read it, and a benchmark is no test that vitest could run.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
/** For what benchmarks write on their way; git-ignored, and gone with the packages. */
export const cache = join(root, 'node_modules/.cache/coursewright-bench');

/** Each file goes on believing that it lies where its source does. */
const ownAddress = {
  name: 'own-address',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: readFileSync(path, 'utf8').replaceAll(
        'import.meta.url',
        JSON.stringify(pathToFileURL(path).href),
      ),
    })),
};

/** Imports a TypeScript file of the project, given by its path from the project's folder. */
export async function importTs(path) {
  const outfile = join(cache, `${path.replaceAll(/[/.]/g, '-')}.mjs`);
  const { outputFiles } = await build({
    entryPoints: [join(root, path)],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    plugins: [ownAddress],
    logLevel: 'warning',
  });
  mkdirSync(cache, { recursive: true });
  writeFileSync(outfile, outputFiles[0].contents);
  return import(pathToFileURL(outfile).href);
}
