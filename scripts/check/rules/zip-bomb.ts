import { told } from '../container-rule.ts';
import { nestedFaults } from '../package/nested.ts';
import { wholePackage } from '../places.ts';
import type { ContainerFault } from '../reader.ts';
import { defineRule } from '../rule.ts';

export const zipBomb = defineRule<ContainerFault>({
  name: 'zip-bomb',
  level: 'error',
  about: 'A few bytes would unpack to very many.',
  source: 'D. Fifield, "A better zip bomb" (2019); limits of this program',
  on: ['container'],
  group: 'package',
  words: (fault) => ({
    message: `This looks like a zip bomb${told(fault)}.`,
    hint: 'Leave the file out; if it is meant, compress it as a picture, film or sound instead.',
  }),
  check: (view, report) => {
    for (const fault of [...view.faultsOf('bomb'), ...nestedFaults(view)])
      report(fault.path === undefined ? wholePackage : { file: fault.path }, fault);
  },
});
