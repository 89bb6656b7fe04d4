import { moodleApi } from '../../../scripts/preview/scorm12/moodle-api.ts';
import { moodle2004Api } from '../../../scripts/preview/scorm2004/moodle-api.ts';
import type { Elements } from '../../../scripts/preview/stand-in.ts';
import { runLmsPage } from './lms-page.ts';

/**
 * Moodle's way to its server: a blocking request, and a beacon where that can't be had. A beacon tells nothing, so
 * what it carries counts as stored. A line that is dead looks the same to Moodle, so that is "stored" too.
 */
let leaving = false;
const away = () => (leaving = true);
const back = () => (leaving = false);
for (const event of ['beforeunload', 'unload', 'pagehide']) window.addEventListener(event, away);
window.addEventListener('pageshow', back);
window.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? away() : back()));

/** Moodle's own names for the elements of SCORM 2004: they count among what a beacon can carry. */
const longName = (element: string) => element.replace(/\.(\d+)(?=\.)/g, '.N$1').replaceAll('.', '__');

function sendTo(url: string, changed: Elements): boolean {
  const form = new FormData();
  for (const [element, value] of Object.entries(changed)) form.append(element, value);
  // While a handler of the LMS's own window runs (a click on its menu, say), Moodle takes that for leaving, for good.
  // The exception is beforeunload, by a slip; its own listener above has set the mark by then.
  const own = (window as { event?: Event }).event;
  if (own && own.type !== 'beforeunload') leaving = true;
  if (leaving) return navigator.sendBeacon(url, form);
  const request = new XMLHttpRequest();
  request.open('POST', url, false);
  try {
    request.send(form);
  } catch {
    return navigator.sendBeacon(url, form);
  }
  return request.status === 200 && (JSON.parse(request.responseText) as { result: string }).result === 'true';
}

runLmsPage((launch) => {
  const { version, elements, commitUrl } = launch;
  if (version === '1.2') return moodleApi(elements, (changed) => sendTo(commitUrl, changed));
  return moodle2004Api(elements, (all) =>
    sendTo(
      commitUrl,
      Object.fromEntries(Object.entries(all).map(([element, value]) => [longName(element), value])),
    ),
  );
});
