import { createReadStream, createWriteStream } from 'node:fs';
import { access, chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';

const modules = join(dirname(fileURLToPath(import.meta.url)), '../../node_modules');
const packed = join(modules, '@sparticuz/chromium');

/** What a test needs to start the browser. */
export interface Chromium {
  executable: string;
  env: Record<string, string>;
}

/**
 * Finds the browser of the tests: `CHROMIUM=/path` when it is set, else the one that npm installed, unpacked on first
 * use. The package's own unpacking is not used: it leaves out the libraries that a bare machine lacks, and two
 * processes that start it at once fail. Throws with plain words where neither can run.
 */
export async function findChromium(): Promise<Chromium> {
  const given = process.env.CHROMIUM;
  if (given !== undefined && given !== '') return { executable: given, env: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      'The browser from npm runs on Linux x64 only. Say where yours is: CHROMIUM=/path/to/chromium npm test',
    );
  const { version } = JSON.parse(await readFile(join(packed, 'package.json'), 'utf8')) as { version: string };
  const folder = join(modules, '.cache', `chromium-${version}`);
  if (!(await exists(folder))) await unpackTo(folder);
  return {
    executable: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
  };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** The package's own configuration names folders of the cloud service that it was made for. */
const fontsConf = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/cache</cachedir>
</fontconfig>
`;

/** Unpacks beside the folder and renames at the end, so that a killed run leaves no half browser behind. */
async function unpackTo(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const beside = await mkdtemp(`${folder}-`);
  const bin = join(packed, 'bin');
  const unbrotli = (name: string) => [createReadStream(join(bin, name)), createBrotliDecompress()] as const;
  await Promise.all([
    pipeline(...unbrotli('chromium.br'), createWriteStream(join(beside, 'chromium'))),
    pipeline(...unbrotli('swiftshader.tar.br'), extract(beside)),
    pipeline(...unbrotli('al2023.tar.br'), extract(join(beside, 'al2023'))),
    pipeline(...unbrotli('fonts.tar.br'), extract(join(beside, 'fonts'))),
  ]);
  await chmod(join(beside, 'chromium'), 0o755);
  await writeFile(join(beside, 'fonts/fonts.conf'), fontsConf(join(folder, 'fonts')));
  await rename(beside, folder).catch(async (error: unknown) => {
    // Another run was faster: its folder is as good as ours.
    await rm(beside, { recursive: true, force: true });
    if (!(await exists(folder))) throw error;
  });
}
