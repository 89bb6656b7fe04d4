import type { PlayerCourse } from '../course/player-course.ts';
import type { Launch, Tracker, TrackerHost, TrackerModule } from '../log/tracker.ts';
import { bookmarkIndex, migrated } from '../log/migration.ts';
import { newProgress } from '../state/progress.ts';
import { readList } from '../state/read-list.ts';
import { createApp, type App } from './app.ts';
import { clone, find, seek, show, write } from './dom.ts';
import type { LearnerModule, QuizModule } from './host.ts';
import { missingAnswers, sameProgress, startFrom, type MergeModule, type Start } from './launch.ts';
import { createLessons, type Lessons } from './lessons.ts';
import { createMirror, learnerKey } from './mirror.ts';
import type { Early, More, MoreModule, PageModule } from './more-module.ts';
import { askToTake } from './offer.ts';
import { createSavingView, type SavingView } from './saving-view.ts';
import { createSession, type Session } from './session.ts';
import { claimWindow } from './single-window.ts';
import { createSupportLog, type SupportLog } from './support-log.ts';
import { bindTheme } from './theme.ts';
import { createWords, type Words } from './words.ts';

const nobody: Launch = { connected: false, mode: 'normal', learner: '', state: '' };

/** Package paths are relative to the page; modules resolve against the script that imports them. */
const moduleUrl = (path: string) => new URL(path, document.baseURI).href;
const load = <T>(path: string) => import(moduleUrl(path)) as Promise<T>;

async function start(): Promise<void> {
  const built = await fetchCourse();
  const { lrs, page } = built.modules;
  const list = readList(built);
  const words = createWords(built);
  bindTheme();
  const supportLog = createSupportLog(`${built.id} ${built.version}`);
  const types: Record<string, LearnerModule> = {};
  let saving: SavingView | undefined;
  const tellWord = (word: string) => saving?.tell(words(word));
  const { tracker, launch } = await connect(built, supportLog, types, tellWord);
  const course = launch.course ?? built;
  const final = launch.mode !== 'normal';

  const learner = learnerKey(course.id, launch.connected || launch.learner ? launch.learner : undefined);
  if (!final && !(await claimWindow(`coursewright:${course.id}:${learner}${launch.window ?? ''}`)))
    return showSecondWindow();
  const mirror = createMirror(course.id, learner);
  const from = await startFrom(launch, mirror, list, final, {
    ask: () => askToTake(words('offer')),
    loadMerge: () => load<MergeModule>(course.modules.merge),
  });
  const session = createSession({
    course,
    list,
    tracker,
    mirror,
    start: migrated(from.progress, list),
    lmsProgress: from.lmsProgress,
    unsure: from.unsure,
    final,
    connected: launch.connected,
    local: course.modules.tracker === null,
    also: lrs === undefined ? 'saved' : 'saving',
  });
  const early: Early = { events: [], hear: (...heard) => void early.events.push(heard) };
  if (lrs !== undefined) session.log.subscribe((...heard) => early.hear(...heard));
  const lessons = createLessons(course);
  let quizModule: Promise<QuizModule> | undefined;
  const loadQuiz = () => {
    quizModule ??= loadQuizParts(course, types);
    quizModule.catch(() => (quizModule = undefined));
    return quizModule;
  };
  const view = (saving = createSavingView(session, words, !launch.connected));
  const { tell } = view;
  const app = createApp({ course, list, words, session, lessons, types, quizModule: loadQuiz, tell });
  const parts = {
    app,
    course,
    list,
    session,
    lessons,
    types,
    supportLog,
    words,
    tell,
    launch,
    early,
    tellWord,
  };
  let loadedMore: Promise<More> | undefined;
  const more = () => {
    loadedMore ??= load<MoreModule>(course.modules.more).then((module) => module.createMore(parts));
    loadedMore.catch(() => (loadedMore = undefined));
    return loadedMore;
  };
  bindPage(app, session, more);
  tellAtLaunch(view, words, course, launch, from, mirror.works);

  if (!final) session.log.append({ type: 'launched', resumed: from.resumed });
  const linked = app.slides.findIndex(({ id }) => `#${id}` === location.hash);
  const target = app.slides[linked];
  const index =
    target && app.closedBy(target).length === 0 ? linked : bookmarkIndex(course, from.progress, list);
  await app.go(index, { history: 'replace', focus: false });
  // Not before all is in it: nothing moves under the learner's eyes.
  const { known } = from;
  if (known && Object.keys(known).length < list.fields.length)
    await more().then(
      (loaded) => loaded.news(known),
      () => undefined,
    );
  show(find(document, 'app'), true);
  await more().catch(() => undefined);
  for (const path of [lrs, page])
    if (path !== undefined)
      await load<PageModule>(path).then(
        (module) => module.extendPage(parts),
        // Without it the rest works as ever; nobody waits for what is not there.
        () => path === lrs && session.also('saved'),
      );
  await app.wake().catch(() => undefined);
  await fetchAhead(course, app, lessons, loadQuiz);
  const told = from.unsure ? newProgress(from.progress.run) : from.lmsProgress;
  if (!final && told && !sameProgress(told, from.progress, list))
    await (await more()).resend(missingAnswers(told, from.progress, list));
}

async function fetchCourse(): Promise<PlayerCourse> {
  const response = await fetch('course.json');
  if (!response.ok) throw new Error(`course.json: ${response.status}`);
  return (await response.json()) as PlayerCourse;
}

/** Loads the tracker and opens it. A package whose tracker can't be had still plays, and says that nothing is sent. */
async function connect(
  course: PlayerCourse,
  supportLog: SupportLog,
  types: Record<string, LearnerModule>,
  tell: TrackerHost['tell'],
): Promise<{ tracker: Tracker | undefined; launch: Launch }> {
  if (!course.modules.tracker) return { tracker: undefined, launch: nobody };
  const host: TrackerHost = {
    course,
    rules: (type) => types[type]?.rules,
    note: (call, result) => supportLog.note(call, result),
    tell,
  };
  try {
    const tracker = (await load<TrackerModule>(course.modules.tracker)).createTracker(host);
    return { tracker, launch: await tracker.open() };
  } catch (error) {
    supportLog.note('load tracker', error instanceof Error ? error.name : 'failed');
    return { tracker: undefined, launch: nobody };
  }
}

async function loadQuizParts(
  course: PlayerCourse,
  types: Record<string, LearnerModule>,
): Promise<QuizModule> {
  const { quiz, questions } = course.modules;
  if (!quiz) throw new Error('a course without questions has no quiz part');
  const [module] = await Promise.all([
    load<QuizModule>(quiz),
    ...Object.entries(questions).map(async ([type, path]) => {
      types[type] = await load<LearnerModule>(path);
    }),
  ]);
  return module;
}

/** The rest of the course, once the first slide can be read, so that a line that dies later blocks nothing. */
async function fetchAhead(
  course: PlayerCourse,
  app: App,
  lessons: Lessons,
  loadQuiz: () => Promise<QuizModule>,
): Promise<void> {
  if (course.modules.quiz) await loadQuiz().catch(() => undefined);
  const view = app.view();
  const slide = view.kind === 'end' ? undefined : app.slides[view.index];
  const lesson = course.lessons.find(({ slides }) => slide && slides.includes(slide)) ?? course.lessons[0];
  if (lesson) await lessons.ahead(lesson);
}

function tellAtLaunch(
  view: SavingView,
  words: Words,
  course: PlayerCourse,
  launch: Launch,
  from: Start,
  deviceKeeps: boolean,
): void {
  // Where nothing tracks, nothing is missing as long as this device keeps it.
  if (!launch.connected && !(deviceKeeps && course.modules.tracker === null))
    view.tell(words(launch.why ?? (deviceKeeps ? 'no_lms' : 'no_lms_no_storage')));
  if (launch.mode !== 'normal') view.tell(words(`mode_${launch.mode}`));
  if (from.unreadable) view.tell(words('state_unreadable'));
}

function bindPage(app: App, session: Session, more: () => Promise<More>): void {
  let here: More | undefined;
  /** Runs at once where it is loaded: what happens in a click must not wait. */
  const withMore = (run: (loaded: More) => void) => () => {
    if (here) return run(here);
    more().then(
      (loaded) => run((here = loaded)),
      () => undefined,
    );
  };
  const exit = () => {
    here?.menu.leave();
    if (!session.final) session.log.append({ type: 'closed' });
    session.close(true);
    app.end();
  };
  const actions: Record<string, () => void> = {
    menu: withMore(({ menu }) => menu.toggle()),
    'close-menu': withMore(({ menu }) => menu.close()),
    next: app.primary,
    back: app.back,
    exit,
    about: withMore(({ about }) => about()),
    keys: withMore(({ keys }) => keys()),
    print: () => window.print(),
    reload: () => location.reload(),
    'back-to-course': app.back,
  };
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const link = event.target.closest<HTMLAnchorElement>('main a[href^="#"]');
    const id = link?.hash.slice(1);
    if (id && app.slides.some((slide) => slide.id === id)) {
      event.preventDefault();
      return app.goTo(id);
    }
    actions[event.target.closest<HTMLElement>('[data-action]')?.dataset.action ?? '']?.();
  });
  find<HTMLAnchorElement>(document, 'skip').addEventListener('click', (event) => {
    event.preventDefault();
    find(document, 'main').focus();
  });
  window.addEventListener('popstate', () => {
    const index = app.slides.findIndex(({ id }) => `#${id}` === location.hash);
    if (index >= 0 && !session.ended()) void app.go(index, { history: 'keep' });
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && !session.final) session.log.append({ type: 'suspended' });
  });
  // `unload` is not fired on phones, and blocks the back-forward cache.
  window.addEventListener('pagehide', () => session.close());
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
}

function showSecondWindow(): void {
  show(find(document, 'app'), true);
  find(document, 'main').replaceChildren(clone(document, 'screen="second-window"'));
  for (const bar of document.querySelectorAll('[data-bar], [data-top]')) show(bar, false);
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-action="reload"]')) location.reload();
  });
  seek(document, 'heading')?.focus();
}

/** Opened from a disk there is no server to fetch from: the page says how to open it. */
function showFromDisk(): void {
  show(find(document, 'from-disk'), true);
}

function showFailure(error: unknown): void {
  show(seek(document, 'app'), true);
  const main = seek(document, 'main');
  if (!main) return;
  main.replaceChildren(clone(document, 'screen="problem"'));
  write(main, 'problem-detail', error instanceof Error ? error.message : '');
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-action="reload"]')) location.reload();
  });
}

if (location.protocol === 'file:') showFromDisk();
else start().catch(showFailure);
