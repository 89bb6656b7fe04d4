import type { Wording } from '../diagnostics/diagnostic.ts';
import { wholePackage } from './places.ts';
import type { ContainerFault, ContainerFaultKind } from './reader.ts';
import { defineRule, type CheckRule, type Level } from './rule.ts';

/** A rule that tells what was noticed while the container was opened: its kind of fault and the words for it. */
export function containerRule(rule: {
  name: string;
  kind: ContainerFaultKind;
  level: Level;
  about: string;
  source: string;
  words(fault: ContainerFault): Wording;
}): CheckRule {
  const { kind, ...rest } = rule;
  return defineRule<ContainerFault>({
    ...rest,
    on: ['container'],
    group: 'package',
    check: (view, report) => {
      for (const fault of view.faultsOf(kind))
        report(fault.path === undefined ? wholePackage : { file: fault.path }, fault);
    },
  });
}

/** `: detail` where there is one. */
export const told = ({ detail }: ContainerFault): string => (detail === undefined ? '' : `: ${detail}`);
