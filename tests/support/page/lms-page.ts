import { methods, type Call, type LaunchData, type PageOptions, type Scorm12Api } from '../lms/api.ts';

declare global {
  interface Window {
    API?: Scorm12Api;
    /** A binding of the test; it works as long as the page lives. */
    recordCall?: (call: Call) => unknown;
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

/** Runs an LMS's page: gives the course an API, records its calls, and shows it in a frame or a window. */
export function runLmsPage(makeApi: (launch: LaunchData) => Scorm12Api): void {
  const { launch, page, start, goneUrl } = JSON.parse(
    document.getElementById('launch')?.textContent ?? '{}',
  ) as LaunchPage;
  countBeacons();
  if (page.api !== 'missing') {
    const api = recorded(broken(makeApi(launch), page.api ?? []));
    if (page.apiAfter === undefined) window.API = api;
    else setTimeout(() => (window.API = api), page.apiAfter);
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

function broken(api: Scorm12Api, calls: 'all' | string[]): Scorm12Api {
  const throwing = (method: string, args: string[]) =>
    calls === 'all' || calls.includes(method) || calls.includes(`${method} ${args[0] ?? ''}`);
  return mapCalls(api, (method, args, ask) => {
    if (throwing(method, args)) throw new Error(`${method} is broken`);
    return ask();
  });
}

function recorded(api: Scorm12Api): Scorm12Api {
  return mapCalls(api, (method, args, ask) => {
    const aboutErrors = /^LMSGet(LastError|ErrorString|Diagnostic)$/.test(method);
    let result = 'threw';
    try {
      return (result = ask());
    } finally {
      let error = '';
      try {
        if (!aboutErrors) error = String(api.LMSGetLastError());
      } catch {
        error = 'threw';
      }
      const call: Call = { method, args, result: String(result), error };
      if (leaving) lateCalls.push({ ...call, args: args.map((arg) => String(arg).slice(0, 500)) });
      else void window.recordCall?.(call);
    }
  });
}

type Around = (method: keyof Scorm12Api, args: string[], ask: () => string) => string;

function mapCalls(api: Scorm12Api, around: Around): Scorm12Api {
  const wrapped: Partial<Record<keyof Scorm12Api, (...args: string[]) => string>> = {};
  for (const method of methods) {
    const call: (...given: string[]) => string = api[method];
    wrapped[method] = (...args) => around(method, args, () => call.apply(api, args));
  }
  return wrapped as Scorm12Api;
}
