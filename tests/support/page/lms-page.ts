import { apis, type Api, type Call, type LaunchData, type PageOptions, type Version } from '../lms/api.ts';

declare global {
  interface Window {
    API?: Api;
    API_1484_11?: Api;
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
export function runLmsPage(makeApi: (launch: LaunchData) => object): void {
  const { launch, page, start, goneUrl } = JSON.parse(
    document.getElementById('launch')?.textContent ?? '{}',
  ) as LaunchPage;
  countBeacons();
  if (page.api !== 'missing') {
    const { version } = launch;
    const api = recorded(broken(makeApi(launch) as Api, page.api ?? [], version), version);
    const { object } = apis[version];
    if (page.apiAfter === undefined) window[object] = api;
    else setTimeout(() => (window[object] = api), page.apiAfter);
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

function broken(api: Api, calls: 'all' | string[], version: Version): Api {
  const throwing = (method: string, args: string[]) =>
    calls === 'all' || calls.includes(method) || calls.includes(`${method} ${args[0] ?? ''}`);
  return mapCalls(api, version, (method, args, ask) => {
    if (throwing(method, args)) throw new Error(`${method} is broken`);
    return ask();
  });
}

function recorded(api: Api, version: Version): Api {
  const { lastError } = apis[version];
  return mapCalls(api, version, (method, args, ask) => {
    const aboutErrors = /^(LMS)?Get(LastError|ErrorString|Diagnostic)$/.test(method);
    let result = 'threw';
    try {
      return (result = ask());
    } finally {
      let error = '';
      try {
        if (!aboutErrors) error = String(api[lastError]?.());
      } catch {
        error = 'threw';
      }
      const call: Call = { method, args, result: String(result), error };
      if (leaving) lateCalls.push({ ...call, args: args.map((arg) => String(arg).slice(0, 500)) });
      else void window.recordCall?.(call);
    }
  });
}

type Around = (method: Call['method'], args: string[], ask: () => string) => string;

function mapCalls(api: Api, version: Version, around: Around): Api {
  const wrapped: Api = {};
  for (const method of apis[version].methods) {
    const call = api[method];
    wrapped[method] = (...args) => around(method, args, () => call?.apply(api, args) ?? '');
  }
  return wrapped;
}
