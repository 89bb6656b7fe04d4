import { findIn } from '../script/api.ts';
import type { PackageView, Script } from './view.ts';

/** Paths that a page leads to by what its elements and modules name, itself among them. */
export function reachableFrom(path: string, { references }: PackageView): Set<string> {
  const reached = new Set([path]);
  const byFile = new Map<string, string[]>();
  for (const { file, target } of references) {
    if (target.kind !== 'inside') continue;
    const known = byFile.get(file.path);
    if (known) known.push(target.path);
    else byFile.set(file.path, [target.path]);
  }
  const rest = [path];
  for (let next = rest.pop(); next !== undefined; next = rest.pop())
    for (const each of byFile.get(next) ?? [])
      if (!reached.has(each)) {
        reached.add(each);
        rest.push(each);
      }
  return reached;
}

/** Whether scripts fetch further pages or scripts by themselves, or frames come from elsewhere: then "never" can't be said. */
export function loadsMore(
  scripts: readonly Script[],
  reached: ReadonlySet<string>,
  view: PackageView,
): boolean {
  const loads =
    /createElement\(\s?["'](?:script|iframe|frame)|document\.write|\bimport\s?\(|XMLHttpRequest|\bfetch\s?\(|getScript|\.ajax\(|\brequire\s?\(|\brequirejs|\.load\s?\(|location\s?(?:\.href\s?)?=|location\.(?:replace|assign)|\.src\s?=|\beval\s?\(|window\.open|swfobject|\bparent\.\w|\bopener\b/;
  const isRemoteFrame = view.references.some(
    ({ file, target, by }) =>
      reached.has(file.path) && target.kind === 'remote' && /^(?:i?frame|script)$/.test(by),
  );
  return isRemoteFrame || findIn(scripts, loads) !== undefined;
}
