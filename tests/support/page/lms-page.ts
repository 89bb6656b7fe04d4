import { methods, type Call, type LaunchData, type PageOptions, type Scorm12Api } from '../lms/api.ts';

declare global {
  interface Window {
    API?: Scorm12Api;
    /** Bindings of the test: they reach it also from a page that is going away. */
    recordCall?: (call: Call) => unknown;
    recordBeacon?: () => unknown;
  }
}

interface LaunchPage {
  launch: LaunchData;
  page: PageOptions;
  start: string;
}

/** Runs an LMS's page: gives the course an API, records its calls, and shows it in a frame or a window. */
export function runLmsPage(makeApi: (launch: LaunchData) => Scorm12Api): void {
  const { launch, page, start } = JSON.parse(document.getElementById('launch')?.textContent ?? '{}') as LaunchPage;
  countBeacons();
  if (page.api !== 'missing') {
    const api = recorded(broken(makeApi(launch), page.api ?? []));
    if (page.apiAfter === undefined) window.API = api;
    else setTimeout(() => (window.API = api), page.apiAfter);
  }
  if (page.launch === 'popup') {
    const button = document.createElement('button');
    button.textContent = 'Open course';
    button.addEventListener('click', () => window.open(start, 'course', 'width=1000,height=700'));
    document.body.append(button);
  } else {
    const frame = document.createElement('iframe');
    frame.id = 'course';
    frame.title = 'Course';
    frame.allowFullscreen = true;
    frame.src = start;
    document.body.append(frame);
  }
}

/** Marks beacons for the server and tells the test of each, so that it can wait until they have arrived. */
function countBeacons(): void {
  const original = navigator.sendBeacon.bind(navigator);
  navigator.sendBeacon = (url, data) => {
    const queued = original(`${String(url)}&beacon`, data);
    if (queued) void window.recordBeacon?.();
    return queued;
  };
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
      void window.recordCall?.({ method, args, result: String(result), error });
    }
  });
}

type Around = (method: keyof Scorm12Api, args: string[], ask: () => string) => string;

function mapCalls(api: Scorm12Api, around: Around): Scorm12Api {
  const wrapped = methods.map((method) => [
    method,
    (...args: string[]) => around(method, args, () => (api[method] as (...given: string[]) => string)(...args)),
  ]);
  return Object.fromEntries(wrapped) as unknown as Scorm12Api;
}
