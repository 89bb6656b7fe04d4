/** The SCORM 1.2 run-time API as content calls it. Everything in and out is text. */
export interface Scorm12Api {
  LMSInitialize(parameter: string): string;
  LMSFinish(parameter: string): string;
  LMSGetValue(element: string): string;
  LMSSetValue(element: string, value: string): string;
  LMSCommit(parameter: string): string;
  LMSGetLastError(): string;
  LMSGetErrorString(code: string): string;
  LMSGetDiagnostic(code: string): string;
}

/** The SCORM 2004 run-time API as content calls it. */
export interface Scorm2004Api {
  Initialize(parameter: string): string;
  Terminate(parameter: string): string;
  GetValue(element: string): string;
  SetValue(element: string, value: string): string;
  Commit(parameter: string): string;
  GetLastError(): string;
  GetErrorString(code: string): string;
  GetDiagnostic(code: string): string;
}

/** The version of SCORM that a package speaks. */
export type Version = '1.2' | '2004';

/** An API's functions by the name of their call. */
export type Api = Record<string, (...args: string[]) => string>;

/** Names of the functions, and that of the object that they belong to. */
export const apis = {
  '1.2': {
    object: 'API',
    methods: [
      'LMSInitialize',
      'LMSFinish',
      'LMSGetValue',
      'LMSSetValue',
      'LMSCommit',
      'LMSGetLastError',
      'LMSGetErrorString',
      'LMSGetDiagnostic',
    ] as const satisfies readonly (keyof Scorm12Api)[],
    lastError: 'LMSGetLastError',
  },
  '2004': {
    object: 'API_1484_11',
    methods: [
      'Initialize',
      'Terminate',
      'GetValue',
      'SetValue',
      'Commit',
      'GetLastError',
      'GetErrorString',
      'GetDiagnostic',
    ] as const satisfies readonly (keyof Scorm2004Api)[],
    lastError: 'GetLastError',
  },
} as const;

/** Values by element: `cmi.core.lesson_status` -> `incomplete`. */
export type Elements = Record<string, string>;

/** Which LMS the page plays. */
export type Double = 'moodle' | 'scorm-again' | 'strict';

/** What an LMS hands to its page when a learner opens the course. */
export interface LaunchData {
  double: Double;
  version: Version;
  /** All values as of now, those that content may only read as well. */
  elements: Elements;
  commitUrl: string;
}

/** One call of content to the LMS, as it was answered. */
export interface Call {
  method: keyof Scorm12Api | keyof Scorm2004Api;
  args: string[];
  /** `threw` when the LMS's function threw. */
  result: string;
  /** The LMS's error code after the call; not asked for after the calls about errors themselves. */
  error: string;
}

/** What the LMS's page does around the course. */
export interface PageOptions {
  /** `frame`: in the LMS's page. `popup`: in a window of its own, the API in its opener. */
  launch: 'frame' | 'popup';
  /** Milliseconds until the API appears. */
  apiAfter?: number;
  /** Calls that throw: methods (`LMSCommit`), or `LMSSetValue cmi.suspend_data`; `all` of them; `missing`: no API. */
  api?: 'all' | 'missing' | string[];
}
