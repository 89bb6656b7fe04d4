import type { Wording } from '../diagnostics/diagnostic.ts';
import type { Reference } from './package/references.ts';
import type { PackageView } from './package/view.ts';
import { placeOfReference } from './places.ts';
import { defineRule, type CheckRule, type Level } from './rule.ts';
import { quoted } from './words.ts';

export interface ReferenceValues {
  url: string;
  reference: Reference;
  similar: string | undefined;
}

/** A rule about addresses in pages, style sheets and modules, one finding a file. */
export function referenceRule(rule: {
  name: string;
  level: Level;
  about: string;
  source: string;
  words(values: ReferenceValues): Wording;
  concerns(reference: Reference, view: PackageView): boolean;
}): CheckRule {
  const { concerns, ...rest } = rule;
  return defineRule<ReferenceValues>({
    ...rest,
    on: ['package'],
    group: 'file',
    check: (view, report) => {
      for (const reference of view.references)
        if (concerns(reference, view))
          report(placeOfReference(reference), {
            url: quoted(reference.url, 100),
            reference,
            similar: reference.target.kind === 'inside' ? view.similarTo(reference.target.path) : undefined,
          });
    },
  });
}

/**
 * Whether a reference leads to no file, and whether there is one whose name differs in capitals only. A folder counts as
 * its index page; and what a page without a head of its own names may count from the page that it is put into.
 */
export function nowhere(
  { target, file, url }: Reference,
  view: PackageView,
): 'missing' | 'similar' | undefined {
  if (target.kind !== 'inside') return undefined;
  const { files } = view;
  const path = target.path.replace(/\/$/, '');
  if (path === '' || [path, `${path}/index.html`, `${path}/index.htm`].some((each) => files.has(each)))
    return undefined;
  const isSomewhere = (folder: string) => files.has(view.resolveInside(url, folder) ?? '');
  if (view.isFragment(file.path) && view.launchFolders.some(isSomewhere)) return undefined;
  return view.similarTo(path) === undefined ? 'missing' : 'similar';
}
