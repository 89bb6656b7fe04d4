import type { Wording } from '../diagnostics/diagnostic.ts';
import type { SchemaFault } from './manifest/schema.ts';
import { placeOfAttribute, placeOfElement } from './places.ts';
import { defineRule, type CheckRule } from './rule.ts';

/** A rule about one way to leave the schema of a descriptor. */
export function schemaRule(rule: {
  name: string;
  kind: SchemaFault['kind'];
  about: string;
  words(fault: SchemaFault): Wording;
}): CheckRule {
  const { kind, ...rest } = rule;
  return defineRule<SchemaFault>({
    ...rest,
    level: 'error',
    source:
      'official schemas: IMS CP, IMS SS, ADL CP, SEQ and NAV; cmi5 course structure. Importers that validate refuse it',
    on: ['scorm12', 'scorm2004', 'cmi5'],
    group: 'place',
    check: ({ descriptor, schemaFaults }, report) => {
      if (!descriptor) return;
      for (const fault of schemaFaults) {
        if (fault.kind !== kind) continue;
        const { attribute, element } = fault;
        report(
          attribute ? placeOfAttribute(descriptor, attribute) : placeOfElement(descriptor, element),
          fault,
        );
      }
    },
  });
}
