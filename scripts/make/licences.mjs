import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const packageOf = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/**
 * The licences of every package of which anything was bundled, one after the other by name.
 * @param {string} root the project's folder
 * @param {import('esbuild').Metafile[]} metafiles
 * @returns {string}
 */
export function licences(root, metafiles) {
  const bundled = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs)),
  );
  const folders = bundled.flatMap(([path, { bytesInOutput }]) =>
    bytesInOutput > 0 ? (packageOf.exec(path)?.[1] ?? []) : [],
  );
  const texts = [...new Set(folders)].map((folder) => {
    const { name, version, license, author } = JSON.parse(
      readFileSync(join(root, folder, 'package.json'), 'utf8'),
    );
    const file = readdirSync(join(root, folder)).find((entry) => /^(?:licen[cs]e|copying)/i.test(entry));
    const by = typeof author === 'object' ? author.name : author;
    const text = file
      ? readFileSync(join(root, folder, file), 'utf8').trim()
      : `Copyright ${by ?? 'its authors'}`;
    return `${name} ${version} (${license?.type ?? license})\n\n${text}\n`;
  });
  const head = 'Coursewright contains code of these packages, under their own licences.\n';
  return [head, ...texts.sort((a, b) => (a < b ? -1 : 1))].join(`\n${'-'.repeat(80)}\n\n`);
}
