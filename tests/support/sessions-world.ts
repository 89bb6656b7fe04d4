import { vi } from 'vitest';
import type { PlayerEvent } from '../../scripts/log/events.ts';
import { answerRecord } from '../../scripts/log/answer-record.ts';
import { createLog } from '../../scripts/log/log.ts';
import type { Facts } from '../../scripts/log/facts.ts';
import type { TrackerModule } from '../../scripts/log/tracker.ts';
import { XapiLauncher, type LauncherOptions } from '../../scripts/preview/lrs/launcher.ts';
import { questionTypes } from '../../scripts/questions/list.ts';
import { mergeProgress } from '../../scripts/state/merge.ts';
import { packState, unpackState } from '../../scripts/state/pack.ts';
import { newProgress, quizValue } from '../../scripts/state/progress.ts';
import type { Played } from './xapi-session.ts';

/** The browser's own files: their types are checked there. */
const trackerOf = async (target: string) =>
  (await import(`../../scripts/targets/${target}/tracker.ts`)) as TrackerModule;
const trackers = { cmi5: await trackerOf('cmi5'), tincan: await trackerOf('xapi') };

export const activityId = 'https://lms.example/activities/7';

/** What a line does to a request: it comes once more later, or at once, or its answer breaks off. */
export type Hop = 'late' | 'twice' | 'breaks' | '';

/** A browser profile: what it keeps for the queue, and the player's copies of each run. */
export interface Device {
  items: Map<string, string>;
  mirror: Map<string, { counter: number; state: string }>;
}
export const newDevice = (): Device => ({ items: new Map(), mirror: new Map() });

const storageOf = (items: Map<string, string>) => ({
  get length() {
    return items.size;
  },
  key: (index: number) => [...items.keys()][index] ?? null,
  getItem: (key: string) => items.get(key) ?? null,
  setItem: (key: string, value: string) => void items.set(key, value),
  removeItem: (key: string) => void items.delete(key),
});

/** One page of a learner. What is done is durable when the promise is done. */
export interface Sitting {
  see(slide: string): Promise<void>;
  practise(question: string, answer: unknown): Promise<void>;
  /** Begins an attempt where none is open, answers its one question and submits it; `false`: no attempt is left. */
  attempt(quiz: string, question: string, answer: unknown, attempts: number): Promise<boolean>;
  facts(): Facts;
  /** Where Exit has taken the learner; empty: nowhere. */
  went(): string;
  /** What a reload opens. */
  again: { search: string; tab: Map<string, string> };
  /** The page is gone, without a word. */
  kill(): void;
  /** It goes by `pagehide`. `seen`: by a key that reloads. */
  leave(seen?: boolean): void;
  /** Exit, and after so many ms the window is closed. */
  exit(ms: number): Promise<void>;
}

const never = new Promise<never>(() => {});

/**
 * Learners' sessions with an LMS that launches with an LRS, in one process and without a player: the trackers as they are,
 * in stubbed globals, one page at a time. Wants fake timers.
 */
export function newSessions(
  { course, list, questions }: Played,
  options: Omit<LauncherOptions, 'activityId' | 'grouping'>,
) {
  const lms = new XapiLauncher({ activityId, grouping: 'https://courses.example/fire', ...options });
  const hops: Hop[] = [];
  let page: { listeners: Record<string, ((event: object) => void)[]> } | undefined;

  vi.stubGlobal('window', {});
  vi.stubGlobal('addEventListener', (type: string, listener: (event: object) => void) => {
    if (page) (page.listeners[type] ??= []).push(listener);
  });
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const mine = page;
    if (!mine) return never;
    const request = {
      method: init.method ?? 'GET',
      url,
      headers: Object.fromEntries(new Headers(init.headers)),
      body: typeof init.body === 'string' ? init.body : '',
    };
    const hop = hops.shift();
    if (hop === 'late') setTimeout(() => lms.handle(request), 3_000);
    if (hop === 'twice') lms.handle(request);
    const answer = lms.handle(request);
    if (answer.delay !== undefined)
      await new Promise((resolve, reject) => {
        setTimeout(resolve, answer.delay);
        init.signal?.addEventListener('abort', () => reject(new TypeError('aborted')));
      });
    await Promise.resolve();
    if (page !== mine) return never;
    if (answer.lost === true || hop === 'breaks') throw new TypeError('Failed to fetch');
    return new Response(answer.status === 204 ? null : answer.body, answer);
  });

  function die() {
    page = undefined;
    vi.clearAllTimers();
  }

  /** Lets the time pass until something is done. */
  async function soon<T>(work: Promise<T>): Promise<T> {
    let done = false;
    void work.then(() => (done = true));
    while (!done) await vi.advanceTimersByTimeAsync(100);
    return work;
  }

  async function open(
    device: Device,
    { search, tab }: Sitting['again'] = {
      search: lms.launchAt('https://lms.example', 'ada'),
      tab: new Map(),
    },
  ): Promise<Sitting> {
    const mine = { listeners: {} as Record<string, ((event: object) => void)[]> };
    page = mine;
    const locks = new Map<string, Promise<unknown>>();
    const request = async (name: string, _options: object, work: () => Promise<void>) => {
      const turn = (locks.get(name) ?? Promise.resolve()).then(work);
      locks.set(name, turn);
      return turn;
    };
    let went = '';
    vi.stubGlobal('navigator', { locks: { request } });
    vi.stubGlobal('localStorage', storageOf(device.items));
    vi.stubGlobal('sessionStorage', storageOf(tab));
    vi.stubGlobal('location', { search: `?${search}`, assign: (to: string) => void (went = to) });
    const rulesOf = (type: string | undefined) => questionTypes.find((each) => each.type === type)?.rules;
    const tracker = trackers[options.kind].createTracker({
      course,
      rules: (type) => rulesOf(type),
      tell: () => {},
      note: () => {},
    });
    const opened = performance.now();
    const launch = await soon(tracker.open());

    const run = launch.run ?? '';
    const progressIn = (state: string | undefined) => {
      const read = unpackState(state ?? '', list);
      return 'progress' in read ? read.progress : newProgress(run);
    };
    const start = mergeProgress(progressIn(launch.state), progressIn(device.mirror.get(run)?.state), list);
    const played = launch.course ?? course;
    const log = createLog(start, played, list, () => Date.now());
    let { counter } = start;
    let closed = false;
    let saving: Promise<unknown> = Promise.resolve();
    const snapshot = () => {
      const state = packState({ ...log.progress(), counter: ++counter }, list);
      device.mirror.set(run, { counter, state });
      return { state, bookmark: '', facts: log.facts(), seconds: (performance.now() - opened) / 1000 };
    };
    log.subscribe((...heard) => {
      tracker.record(...heard);
      const taken = snapshot();
      if (launch.connected) saving = saving.then(() => (closed ? undefined : tracker.flush(taken)));
    });
    const append = async (event: PlayerEvent) => {
      log.append(event);
      await vi.advanceTimersByTimeAsync(10);
    };
    const slides = played.lessons.flatMap((lesson) => lesson.slides);
    const slideOf = (id: string) => {
      const slide = slides.find((each) => each.id === id);
      if (!slide) throw new Error(`no slide ${id}`);
      return slide;
    };
    const answer = async (id: string, field: number, given: unknown) => {
      const data = questions[id];
      const rules = rulesOf(data?.type);
      if (!data || !rules) throw new Error(`no question ${id}`);
      const { share } = rules.grade(data.key, given, data.partial);
      await append({
        type: 'answered',
        question: field,
        answer: rules.pack(data.key, given),
        share,
        record: answerRecord(id, data, given, share, 1),
      });
      return share;
    };
    const hide = () => {
      for (const listener of mine.listeners.pagehide ?? []) listener({ persisted: false });
    };
    await append({ type: 'launched', resumed: start.counter > 0 });
    return {
      async see(id) {
        const slide = slideOf(id).field;
        await append({ type: 'slide-viewed', slide });
        await append({ type: 'slide-done', slide });
      },
      practise: async (id, given) => void (await answer(id, slideOf(id).field, given)),
      async attempt(id, question, given, attempts) {
        const { field: quiz, quiz: rules } = slideOf(id);
        const { open: isOpen, submitted } = quizValue(log.progress(), quiz);
        const [asked] = rules?.entries ?? [];
        if (!asked || 'draw' in asked || (!isOpen && submitted >= attempts)) return false;
        if (!isOpen) await append({ type: 'attempt-started', quiz });
        const share = await answer(`${id}.${question}`, asked.field, given);
        await append({ type: 'quiz-submitted', quiz, score: 100 * share });
        return true;
      },
      facts: log.facts,
      went: () => went,
      again: { search, tab },
      kill: die,
      leave(seen = false) {
        closed = true;
        if (seen) for (const listener of mine.listeners.keydown ?? []) listener({ key: 'F5' });
        hide();
        void tracker.close(snapshot());
        die();
      },
      async exit(ms) {
        closed = true;
        void tracker.close(snapshot());
        await vi.advanceTimersByTimeAsync(ms);
        hide();
        die();
      },
    };
  }

  return { lms, hops, open };
}
