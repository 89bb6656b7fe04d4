// Builds what the command line and every package need into `.build/`: the command line as one file, the player's
// modules, the help pages, the licences. Building a course afterwards bundles nothing.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { licences } from './make/licences.mjs';
import { codeCache } from './make/code-cache.mjs';
import { withoutAxios } from './make/without-axios.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, '.build');
const written = new Set();

/** Written beside and renamed, and only where something changed: a build of a course may run at the same time. */
function write(path, bytes) {
  const file = join(out, path);
  written.add(file);
  if (existsSync(file) && readFileSync(file).equals(Buffer.from(bytes))) return;
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, bytes);
  renameSync(beside, file);
}

const folders = (path) =>
  readdirSync(join(root, path), { withFileTypes: true }).filter((item) => item.isDirectory());

/** Entry points of a kind by the name of their module; a type or target without a browser side has none. */
function modules(path, file, prefix) {
  return folders(path)
    .filter(({ name }) => existsSync(join(root, path, name, file)))
    .map(({ name }) => ({ in: join(root, path, name, file), out: `${prefix}-${name}` }));
}

const shared = {
  bundle: true,
  write: false,
  metafile: true,
  absWorkingDir: root,
  legalComments: 'none',
  logLevel: 'warning',
};
const browser = {
  ...shared,
  platform: 'browser',
  target: 'es2022',
  minify: true,
  outdir: join(out, 'player'),
  // Packages that offer both forms: the ES one is smaller.
  mainFields: ['module', 'browser', 'main'],
};

/**
 * The loader reads the command line byte by byte, and esbuild leaves regular expressions and tagged templates as they
 * were written: there, too, a character is as well said by its code.
 */
function ascii(code) {
  if (/\\[^\0-\x7f]/.test(code)) throw new Error('a backslash stands before a character that is not ASCII');
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Commander starts other programs as subcommands, which this command line has none of; loading it takes time. */
const commanderAlone = {
  name: 'commander-alone',
  setup(building) {
    building.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path: join(root, 'scripts/make/nothing.cjs') } : undefined,
    );
  },
};

/** In one file for Node: nothing to install, and four times faster to start than its packages one by one. */
const commandLine = build({
  ...shared,
  entryPoints: [join(root, 'scripts/cli.ts')],
  outdir: out,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  define: { 'import.meta.dirname': '__dirname' },
  // Half the bytes to read; names stay, so that a stack of ours can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  // One function, as the loader calls it. In ASCII, which V8 takes over byte by byte.
  charset: 'ascii',
  banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
  footer: { js: '})' },
  plugins: [commanderAlone],
  // Packages that offer both forms: the ES one leaves out what isn't used.
  mainFields: ['module', 'main'],
});
// A classic script: it also runs, and says what is wrong, when the page is opened from a disk.
const player = build({
  ...browser,
  format: 'iife',
  entryPoints: [{ in: join(root, 'scripts/player/start.ts'), out: 'player' }],
});
const parts = build({
  ...browser,
  format: 'esm',
  plugins: [withoutAxios],
  entryPoints: [
    { in: join(root, 'scripts/player/quiz-module.ts'), out: 'quiz' },
    { in: join(root, 'scripts/player/more-module.ts'), out: 'more' },
    { in: join(root, 'scripts/state/merge.ts'), out: 'merge' },
    { in: join(root, 'scripts/xapi/lrs-module.ts'), out: 'lrs' },
    ...modules('scripts/questions', 'learner.ts', 'question'),
    ...modules('scripts/targets', 'tracker.ts', 'tracker'),
    ...modules('scripts/targets', 'page.ts', 'page'),
  ],
});

// Classic scripts, each the whole of its world: a browser runs a service worker apart from every page.
const workers = build({
  ...browser,
  format: 'iife',
  entryPoints: modules('scripts/targets', 'service-worker.ts', 'service-worker'),
});

// The preview's own page; it never goes into a package.
const panel = build({
  ...browser,
  format: 'esm',
  outdir: join(out, 'preview'),
  entryPoints: [
    { in: join(root, 'scripts/preview/panel/panel.ts'), out: 'panel' },
    { in: join(root, 'scripts/preview/panel/panel.css'), out: 'panel' },
  ],
});

// The page of the stand-in for an LMS, in which a simulated class plays a course.
const standIn = build({
  ...browser,
  outdir: join(out, 'report'),
  format: 'iife',
  entryPoints: [{ in: join(root, 'scripts/report/browser/lms-page.ts'), out: 'lms' }],
});

const results = await Promise.all([commandLine, player, parts, workers, panel, standIn]);
for (const result of results.slice(1))
  for (const file of result.outputFiles) write(relative(out, file.path), file.contents);

for (const room of ['diagnostics', 'check', 'lint']) {
  const pages = join(root, 'scripts', room, 'pages');
  for (const name of readdirSync(pages).sort()) write(join('help', name), readFileSync(join(pages, name)));
}
write('preview/panel.html', readFileSync(join(root, 'scripts/preview/panel/panel.html')));
// Pages of `coursewright help TOPIC`, each beside the code that it is about.
for (const room of ['course', 'questions', 'targets', 'xapi', 'release'])
  for (const name of readdirSync(join(root, 'scripts', room)).sort())
    if (/^[a-z]+\.md$/.test(name))
      write(join('help/topics', name), readFileSync(join(root, 'scripts', room, name)));
// What `new` and `init` begin with.
const start = join(root, 'scripts/start');
for (const item of readdirSync(start, { recursive: true, withFileTypes: true })) {
  const path = join(item.parentPath, item.name);
  if (item.isFile()) write(join('start', relative(start, path)), readFileSync(path));
}
write(
  'THIRD-PARTY-LICENSES.txt',
  licences(
    root,
    results.map(({ metafile }) => metafile),
  ),
);

// The name bears the content's hash: V8 itself compares lengths only, and a cache of another file would be run.
const code = Buffer.from(ascii(results[0].outputFiles[0].text));
// The loader reads it byte by byte.
if (code.some((byte) => byte > 127))
  throw new Error(
    'cli.js is not ASCII: a tagged template has a character that has to stand in a text of its own',
  );
const name = `cli-${createHash('sha256').update(code).digest('hex').slice(0, 12)}`;
write(`${name}.js`, code);
write('package.json', '{ "type": "commonjs" }\n');
write('cli.js', readFileSync(join(root, 'scripts/make/loader.js'), 'utf8').replaceAll('cli-code', name));
const cache = join(out, `${name}.cache`);
const isNew = !existsSync(cache);
if (isNew) write(`${name}.cache`, codeCache(root, join(out, `${name}.js`)));
written.add(cache);

// For editors: the sample's files name these as their schemas.
const schemas = join(out, 'schema');
if (isNew || !existsSync(schemas))
  execFileSync(process.execPath, [join(out, 'cli.js'), 'schema', '--out', schemas]);
for (const name of readdirSync(schemas)) written.add(join(schemas, name));

for (const item of readdirSync(out, { recursive: true, withFileTypes: true })) {
  const file = join(item.parentPath, item.name);
  if (item.isFile() && !written.has(file)) rmSync(file, { force: true });
}
