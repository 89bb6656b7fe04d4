import type { PackageView } from '../package/view.ts';
import { placeInScript } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';
import { versionOfCall, type ElementCall } from '../script/api.ts';
import { elements12, elements2004, normalElement } from '../script/data-model.ts';

export const elementOfOtherVersion = defineRule<{ element: string; other: string }>({
  name: 'element-of-other-version',
  level: 'error',
  about: 'A script uses an element that its version of SCORM does not have.',
  source:
    'SCORM 1.2 RTE 3.4 (error 201); SCORM 2004 RTE 4.2 (error 401); iteexe issue 464: such a call kept scores from being saved',
  on: scorm,
  group: 'file',
  words: ({ element, other }) => ({
    message: `\`${element}\` exists in SCORM ${other} only: here the LMS refuses it.`,
    hint: 'Use the element of this version, such as `cmi.core.score.raw` in 1.2 and `cmi.score.raw` in 2004.',
  }),
  check: (view, report) => {
    const { api, manifest } = view;
    for (const call of api.calls) {
      const { script, at, length, element, callee } = call;
      const normal = normalElement(element);
      const only12 = elements12.has(normal) && !elements2004.has(normal);
      const only2004 = elements2004.has(normal) && !elements12.has(normal);
      if (!only12 && !only2004) continue;
      const version = only12 ? 'scorm2004' : 'scorm12';
      if (manifest?.family !== version) continue;
      if (versionOfCall(api, callee) === version || isUntranslated(call, view))
        report(placeInScript(script, at, length), { element, other: only12 ? '1.2' : '2004' });
    }
  },
});

/** Elements of 1.2 and what 2004 has for them, of those that no common wrapper names itself. */
const pairs = [
  ['cmi.core.score.raw', 'cmi.score.raw'],
  ['cmi.core.lesson_location', 'cmi.location'],
  ['cmi.core.session_time', 'cmi.session_time'],
  ['cmi.interactions.n.student_response', 'cmi.interactions.n.learner_response'],
] as const;

/** A wrapper of both versions hands on what it is given: where no script names the other element, none puts it there. */
function isUntranslated(call: ElementCall, { api, sawAllScripts }: PackageView): boolean {
  const normal = normalElement(call.element);
  const pair = pairs.find((each) => each.some((element) => element === normal));
  if (!pair || !sawAllScripts || !(api.uses12 && api.uses2004) || !api.sets.includes(call)) return false;
  const other = pair.find((element) => element !== normal) ?? '';
  const tail = other.replace(/^cmi\.(?:interactions\.n\.)?/, '').replaceAll('.', '\\.');
  const named = new RegExp(`(?:cmi\\.|["'\`}]\\.?)${tail}\\b`);
  return !api.find(named) && !api.find(/["'`.]core\.?["'`]|\breplace\([^)\n]{0,60}core/);
}
