import { descriptorNames } from './load.ts';
import { nestedZips } from './nested.ts';
import type { PackageView } from './view.ts';

/** Why there is no descriptor at the root, as far as the names of files tell. */
export type MissingDescriptor =
  | { kind: 'case'; path: string; name: string }
  | { kind: 'folder'; path: string }
  | { kind: 'zip'; path: string }
  | { kind: 'nowhere' };

export function missingDescriptor(view: PackageView): MissingDescriptor | undefined {
  if (view.descriptors.length > 0 || view.skipped.some(({ path }) => isDescriptor(path))) return undefined;
  for (const path of view.files.keys()) {
    const name = descriptorNames.find((each) => each === path.toLowerCase());
    if (name !== undefined) return { kind: 'case', path, name };
  }
  const inFolder = [...view.files.keys()].filter((path) => isDescriptor(path.split(/[/\\]/).pop() ?? ''));
  const nearest = inFolder.sort((a, b) => a.length - b.length)[0];
  if (nearest !== undefined) return { kind: 'folder', path: nearest };
  const zip = nestedZips(view).find(({ entries }) => entries.some(({ path }) => isDescriptor(path)));
  return zip ? { kind: 'zip', path: zip.path } : { kind: 'nowhere' };
}

const isDescriptor = (name: string) => (descriptorNames as readonly string[]).includes(name);
