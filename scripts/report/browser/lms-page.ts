import { standIns } from '../../preview/stand-ins.ts';
import { isRefusal, type Launched } from '../launched.ts';

/** The page waits for each answer, as SCORM has it. */
function ask(path: string, body: unknown): string {
  const request = new XMLHttpRequest();
  request.open('POST', path, false);
  request.send(JSON.stringify(body));
  return request.responseText;
}

/** The LMS's own page: the stand-in's API beside the frame with the course; what is committed goes to the records. */
const { target, rules, start } = JSON.parse(ask('/launch', {})) as Launched;
const standIn = standIns[target];
if (standIn)
  Object.assign(window, {
    [standIn.object]: standIn.api({
      start,
      rules,
      send: (changed) => ask('/commit', changed) === 'true',
      onCall(call) {
        if (isRefusal(call)) ask('/refused', call);
      },
    }),
  });
