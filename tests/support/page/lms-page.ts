import { recorded } from '../../../scripts/preview/recording.ts';
import { scorm12StandIn } from '../../../scripts/preview/scorm12/stand-in.ts';
import { scorm2004StandIn } from '../../../scripts/preview/scorm2004/stand-in.ts';
import type { Api, Call } from '../../../scripts/preview/stand-in.ts';
import type { LaunchData, PageOptions } from '../lms/api.ts';

declare global {
  interface Window {
    /** A binding of the test; it works as long as the page lives. */
    recordCalls?: (calls: Call[]) => unknown;
    popup?: Window | null;
    /** Beacons that this page has sent so far. */
    sentBeacons?: () => number;
  }
}

interface LaunchPage {
  launch: LaunchData;
  page: PageOptions;
  start: string;
  /** Where the page says that it has gone, how many beacons it sent, and which calls came too late for the binding. */
  goneUrl: string;
}

let leaving = false;
let beacons = 0;
const lateCalls: Call[] = [];
const untold: Call[] = [];

/** Runs an LMS's page: gives the course an API, records its calls, and shows it in a frame or a window. */
export function runLmsPage(makeApi: (launch: LaunchData) => object): void {
  const { launch, page, start, goneUrl } = JSON.parse(
    document.getElementById('launch')?.textContent ?? '{}',
  ) as LaunchPage;
  countBeacons();
  if (page.api !== 'missing') {
    const { object, methods } = launch.version === '2004' ? scorm2004StandIn : scorm12StandIn;
    const api = recorded(broken(makeApi(launch) as Api, page.api ?? [], methods), methods, recordCall);
    const appear = () => Object.assign(window, { [object]: api });
    if (page.apiAfter === undefined) appear();
    else setTimeout(appear, page.apiAfter);
  }
  if (page.launch === 'popup') {
    const button = document.createElement('button');
    button.textContent = 'Open course';
    button.addEventListener(
      'click',
      () => (window.popup = window.open(start, 'course', 'width=1000,height=700')),
    );
    document.body.append(button);
  } else {
    const frame = document.createElement('iframe');
    frame.id = 'course';
    frame.title = 'Course';
    frame.allowFullscreen = true;
    frame.src = start;
    // When the whole page goes, its frame goes last, and `unload` is the frame's last event.
    frame.addEventListener('load', () =>
      frame.contentWindow?.addEventListener('unload', () => leaving && tellGone(goneUrl)),
    );
    document.body.append(frame);
  }
}

const send = navigator.sendBeacon.bind(navigator);

/** Counts beacons, so that the test can wait until all have arrived, and marks them for the server. */
function countBeacons(): void {
  navigator.sendBeacon = (url, data) => {
    const queued = send(`${String(url)}&beacon`, data);
    if (queued) beacons++;
    return queued;
  };
  window.addEventListener('pagehide', () => (leaving = true));
  window.sentBeacons = () => beacons;
}

function tellGone(url: string): void {
  send(url, JSON.stringify({ beacons, calls: lateCalls }));
}

function broken(api: Api, calls: 'all' | string[], methods: readonly string[]): Api {
  const throwing = (method: string, args: string[]) =>
    calls === 'all' || calls.includes(method) || calls.includes(`${method} ${args[0] ?? ''}`);
  const wrapped: Api = {};
  for (const method of methods)
    wrapped[method] = (...args) => {
      if (throwing(method, args)) throw new Error(`${method} is broken`);
      return api[method]?.(...args) ?? '';
    };
  return wrapped;
}

function recordCall(call: Call): void {
  if (leaving) lateCalls.push({ ...call, args: call.args.map((arg) => String(arg).slice(0, 500)) });
  // What is said in one go is told in one: each telling costs the browser as much as a dozen calls.
  else if (untold.push(call) === 1) queueMicrotask(() => void window.recordCalls?.(untold.splice(0)));
}
