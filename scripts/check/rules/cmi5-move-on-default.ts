import { assignableUnits } from '../manifest/cmi5.ts';
import { placeOfElement } from '../places.ts';
import { defineRule } from '../rule.ts';
import { valueOf } from '../xml/tree.ts';

export const cmi5MoveOnDefault = defineRule({
  name: 'cmi5-move-on-default',
  level: 'info',
  about: 'An AU counts as done before it is opened.',
  source: 'cmi5 13.1.4: moveOn is NotApplicable unless given, and then satisfied at registration',
  on: ['cmi5'],
  group: 'file',
  words: () => ({
    message: 'This AU is satisfied as soon as a learner is registered, whether it is opened or not.',
    hint: 'Write `moveOn="Completed"`, `"Passed"` or `"CompletedAndPassed"`, unless that is meant.',
  }),
  check: (view, report) => {
    for (const { element } of assignableUnits(view))
      if ((valueOf(element, 'moveOn') ?? 'NotApplicable') === 'NotApplicable' && view.descriptor)
        report(placeOfElement(view.descriptor, element), {});
  },
});
