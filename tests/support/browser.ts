import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { inject } from 'vitest';
import type { Call } from '../../scripts/preview/stand-in.ts';
import { pageScript, startServer, type TestServer } from './server.ts';

/** What a test of a fault says will go wrong; all else that goes wrong fails it. */
export interface Allowed {
  /** Texts in console errors. */
  console?: RegExp;
  /** Addresses of requests that fail. */
  requests?: RegExp;
  /** Violations of the Content-Security-Policy. */
  violations?: RegExp;
  /** Elements that the LMS refuses. */
  refused?: RegExp;
}

// One of each for all test files of a worker; both go with it.
let browser: Promise<Browser> | undefined;
let server: Promise<TestServer> | undefined;
const open = new Set<Device>();

export const theServer = (): Promise<TestServer> => (server ??= startServer());

function theBrowser(): Promise<Browser> {
  const { executable, env } = inject('chromium');
  browser ??= chromium.launch({
    executablePath: executable,
    env: { ...(process.env as Record<string, string>), ...env },
    args: ['--no-sandbox', '--font-render-hinting=none', '--force-color-profile=srgb'],
  });
  return browser;
}

/** A learner's computer: a browser profile with its own storage and its own line. */
export interface Device {
  /** Names its line on the server. */
  name: string;
  context: BrowserContext;
  calls: Call[];
  problems: string[];
  allowed: Allowed;
  /** Set while requests must fail, so that they are no problem. */
  offline: boolean;
}

export interface Screen {
  width: number;
  height: number;
  theme: 'light' | 'dark';
  /** Default: on, so that no test waits for a motion. */
  reducedMotion: boolean;
  /** A screen that is touched. */
  touch?: boolean;
}

let devices = 0;
let lookScript: Promise<string> | undefined;

/** Starts a browser profile that watches for everything that must not happen. Closed after the test. */
export async function newDevice(screen: Screen, allowed: Allowed): Promise<Device> {
  const context = await (
    await theBrowser()
  ).newContext({
    viewport: { width: screen.width, height: screen.height },
    colorScheme: screen.theme,
    reducedMotion: screen.reducedMotion ? 'reduce' : 'no-preference',
    hasTouch: screen.touch ?? false,
    locale: 'en-GB',
  });
  context.setDefaultTimeout(15_000);
  const device: Device = {
    name: `device${++devices}`,
    context,
    calls: [],
    problems: [],
    allowed,
    offline: false,
  };
  open.add(device);
  await context.exposeBinding('recordCalls', (_source, calls: Call[]) =>
    calls.forEach((call) => noteCall(device, call)),
  );
  await context.exposeBinding('recordViolation', (_source, text: string) => {
    if (allowed.violations?.test(text) !== true) device.problems.push(`CSP: ${text}`);
  });
  await context.addInitScript(
    "addEventListener('securitypolicyviolation', (e) => recordViolation(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`))",
  );
  await context.addInitScript(await (lookScript ??= pageScript('look')));
  context.on('page', (page) => watch(page, device));
  return device;
}

/** A call to the LMS, as its page has recorded it. */
export function noteCall(device: Device, call: Call): void {
  device.calls.push(call);
  const refused = /SetValue$/.test(call.method) && call.result !== 'true' && call.result !== 'threw';
  if (refused && device.allowed.refused?.test(call.args[0] ?? '') !== true)
    device.problems.push(`the LMS refused ${call.args.join(' = ')} (${call.error})`);
}

function watch(page: Page, device: Device): void {
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    // The browser's own words about a request: those are judged below, by the request.
    if (/^Failed to load resource/.test(message.text())) return;
    if (device.allowed.console?.test(message.text()) !== true)
      device.problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => device.problems.push(`error in the page: ${error.stack ?? error.message}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // A page that goes away breaks off its requests.
    if (device.offline || reason === 'net::ERR_ABORTED' || page.isClosed()) return;
    if (device.allowed.requests?.test(request.url()) !== true)
      device.problems.push(`request failed: ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    // What is not there yet, an LRS says with 404.
    const absent = /\/xapi\/(statements|activities\/state|agents\/profile)\?/.test(response.url());
    if (absent && response.status() === 404) return;
    if (response.status() < 400 || device.allowed.requests?.test(response.url()) === true) return;
    device.problems.push(`request failed: ${response.url()} ${response.status()}`);
  });
}

/** Closes a device; what went wrong on it is an error. */
async function closeDevice(device: Device): Promise<string[]> {
  open.delete(device);
  await device.context.close();
  return device.problems;
}

const closing: (() => Promise<void>)[] = [];

/** Runs after the test, when its windows are closed. */
export const closeAfterwards = (work: () => Promise<void>): void => void closing.push(work);

/** Closes what a test has opened. Throws with all that went wrong in it and must not. */
export async function closeDevices(): Promise<void> {
  const problems = (await Promise.all([...open].map(closeDevice))).flat();
  await Promise.all(closing.splice(0).map((close) => close()));
  if (problems.length > 0) throw new Error(`What must not happen, happened:\n- ${problems.join('\n- ')}`);
}
