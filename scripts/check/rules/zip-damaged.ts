import { defineRule } from '../rule.ts';
import { told } from '../container-rule.ts';
import { wholePackage } from '../places.ts';
import type { ContainerFault } from '../reader.ts';

export const zipDamaged = defineRule<ContainerFault>({
  name: 'zip-damaged',
  level: 'error',
  about: 'The zip, or a file in it, is cut off or has changed since it was packed.',
  source: 'APPNOTE.TXT 4.3: sizes and checksums of each entry',
  on: ['container'],
  group: 'package',
  words: (fault) => ({
    message: `${fault.path === undefined ? 'The zip' : 'This file in the zip'} is damaged${told(fault)}.`,
    hint: 'Pack it anew, or fetch it again.',
  }),
  check: ({ faultsOf, skipped, reader }, report) => {
    for (const fault of faultsOf('damaged'))
      report(fault.path === undefined ? wholePackage : { file: fault.path }, fault);
    if (reader.kind === 'folder') return;
    const told = new Set(faultsOf('damaged').map(({ path }) => path));
    for (const { path, problem } of skipped)
      if (problem === 'damaged' && !told.has(path))
        report(
          { file: path },
          { kind: 'damaged', path, detail: 'it does not unpack to what its checksum says' },
        );
  },
});
