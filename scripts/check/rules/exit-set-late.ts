import type { PackageView } from '../package/view.ts';
import { placeInScript } from '../places.ts';
import { defineRule } from '../rule.ts';
import type { ElementCall } from '../script/api.ts';
import { blockAt, functionAround } from '../script/functions.ts';
import { leavingHandlers, reachedBodies } from '../script/leaving.ts';

export const exitSetLate = defineRule({
  name: 'exit-set-late',
  level: 'warning',
  about: 'The LMS is told to keep progress only when the session ends.',
  source:
    'SCORM 2004 RTE 4.2.8; Moodle 4.5: while cmi.exit is not "suspend", the next launch gets neither suspend_data nor location',
  on: ['scorm2004'],
  group: 'package',
  words: () => ({
    message:
      '`cmi.exit` is set only where the session ends: if the browser crashes, or a phone drops the page, what was committed before is not given back.',
    hint: 'Set `cmi.exit` to "suspend" right after `Initialize`, before the first commit.',
  }),
  check: (view, report) => {
    const { api, sawAllScripts } = view;
    if (!sawAllScripts || !api.uses2004) return;
    const keeps = api.sets.some(
      ({ element }) => element === 'cmi.suspend_data' || element === 'cmi.location',
    );
    const exits = api.sets.filter(({ element }) => element === 'cmi.exit');
    const [first] = exits;
    if (first && keeps && exits.every((call) => isAtEnd(call, view)))
      report(placeInScript(first.script, first.at, first.length), {});
  },
});

/** Whether a call stands in a function that ends the session itself, or in what runs when the page is left. */
function isAtEnd({ script, at }: ElementCall, view: PackageView): boolean {
  const around = functionAround(script, at);
  const body = around && blockAt(script.bare, script.bare.indexOf('{', around.at));
  const text = body ? script.bare.slice(body.start, body.end) : '';
  if (/\bTerminate\b|\.\s?(?:quit|terminate)\s?\(|\w*unload\w*\s?\(/i.test(text)) return true;
  return leavingHandlers(view).some((handler) =>
    reachedBodies(handler, view).some(
      (each) => each.script === script && each.body.start < at && at < each.body.end,
    ),
  );
}
