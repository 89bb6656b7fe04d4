import { bytesSource, type ContainerFault, type PackageEntry } from '../reader.ts';
import { openZip } from '../zip/open.ts';
import { extensionOf } from './paths.ts';
import type { PackageView } from './view.ts';

/** Zips within the package, opened in memory; one that is too large or damaged is left out. */
export function nestedZips(view: PackageView): { path: string; entries: readonly PackageEntry[] }[] {
  return zipsOf(view).flatMap(({ entry, bytes }) => {
    const inner = openZip(bytesSource(bytes), view.limits);
    return inner.unreadable ? [] : [{ path: entry.path, entries: inner.entries }];
  });
}

function zipsOf(view: PackageView): { entry: PackageEntry; bytes: Uint8Array }[] {
  return [...view.files.values()].flatMap((entry) => {
    if (extensionOf(entry.path) !== 'zip') return [];
    const read = view.reader.read(entry, view.limits.nested);
    return 'bytes' in read ? [{ entry, bytes: read.bytes }] : [];
  });
}

/** Bombs in zips within zips, as deep as the limit says; what lies deeper is one by itself. */
export function nestedFaults(view: PackageView): ContainerFault[] {
  const faults: ContainerFault[] = [];
  const rest = zipsOf(view).map(({ entry, bytes }) => ({ path: entry.path, bytes, depth: 1 }));
  // All together stay within what one may have, so that many don't do what one may not.
  let room = view.limits.nested;
  for (let next = rest.pop(); next; next = rest.pop()) {
    const { path, depth } = next;
    const inner = openZip(bytesSource(next.bytes), view.limits);
    for (const fault of inner.faults)
      if (fault.kind === 'bomb')
        faults.push({ ...fault, path: fault.path === undefined ? path : `${path}/${fault.path}` });
    for (const entry of inner.entries) {
      if (extensionOf(entry.path) !== 'zip') continue;
      const within = `${path}/${entry.path}`;
      if (depth >= view.limits.nesting) {
        faults.push({
          kind: 'bomb',
          path: within,
          detail: `zips lie more than ${view.limits.nesting} deep in one another`,
        });
        continue;
      }
      const read = inner.read(entry, room);
      if (!('bytes' in read)) continue;
      room -= read.bytes.length;
      rest.push({ path: within, bytes: read.bytes, depth: depth + 1 });
    }
  }
  return faults;
}
