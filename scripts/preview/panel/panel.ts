import type { Built, FilePlace, Outcome, ShownFinding, Variant } from '../messages.ts';
import { standIns } from '../stand-ins.ts';
import { mountControls } from './controls.ts';
import { CourseFrame } from './course-frame.ts';
import { byId, keepFocus, say } from './dom.ts';
import { findingList } from './findings.ts';
import { PanelLms, type Fate } from './lms.ts';
import { readLearner, saveLearner } from './learner-file.ts';
import { PanelLrs } from './lrs.ts';
import { forget, keepAside } from './mirror.ts';
import { launchedBy, playAll } from './play-all.ts';
import { PreviewServer } from './server.ts';
import { loadSettings, saveSettings, tabName, type Settings } from './settings.ts';
import { createTabs } from './tabs.ts';
import type { Looked } from './view.ts';
import { views } from './views.ts';

async function start(): Promise<void> {
  const settings = loadSettings();
  const tab = tabName();
  const server = new PreviewServer(tab);
  const choices = await server.choices();
  const { profiles } = choices;
  const looked: Looked = {
    lms: undefined,
    lrs: undefined,
    facts: undefined,
    findings: [],
    profiles,
    profile: settings.profile,
    open,
  };
  let built: Built | undefined;
  let failNext = false;
  /** Undoes what a killed page has written with its last breath. */
  let revive: (() => void) | undefined;

  const rulesOf = () => profiles.find(({ name }) => name === settings.profile)?.rules ?? 'standard';
  const variant = (): Variant => ({ target: settings.target, words: settings.words });
  const box = byId<HTMLIFrameElement>('course');
  const frame = new CourseFrame(box, showSlide);

  function open(place: FilePlace): void {
    void server.open(place).then((why) => say(why ?? `Opened ${place.file}:${place.line}.`));
  }

  // ---- what is shown

  const { boxes, offer } = createTabs(
    [{ name: 'controls', title: 'Controls' }, ...views],
    settings.view,
    (name) => {
      settings.view = name;
      saveSettings(settings);
      update();
    },
  );
  const updates = new Map(
    views.map((view) => [view.name, view.mount(boxes.get(view.name) ?? document.body)]),
  );
  let drawing = false;
  function update(): void {
    if (drawing) return;
    drawing = true;
    requestAnimationFrame(() => {
      drawing = false;
      if (built) offer((name) => views.find((view) => view.name === name)?.isFor?.(looked) ?? true);
      keepFocus(byId('views'), () => updates.get(settings.view)?.(looked));
    });
  }

  function showSlide(slide: string): void {
    const at = looked.facts?.slides.find(({ id }) => id === slide);
    byId('marker').textContent = at ? `${slide} · ${at.file}:${at.line}` : slide;
    controls.showSlides(looked.facts?.slides ?? [], slide);
  }
  byId('marker').addEventListener('click', () => {
    const at = looked.facts?.slides.find(({ id }) => id === frame.slide);
    if (at) open(at);
  });

  function showBroken(findings: readonly ShownFinding[]): void {
    const errors = findings.filter(({ severity }) => severity === 'error');
    byId('overlay').hidden = errors.length === 0;
    byId('overlay-findings').replaceChildren(findingList(errors, open));
    const { length } = errors;
    if (length > 0) say(`The course can’t be built: ${length} ${length === 1 ? 'error' : 'errors'}.`);
  }

  // ---- launches

  let turn: Promise<unknown> = Promise.resolve();
  /** One launch after the other, whoever asked for it. */
  function inTurn(act: () => void | Promise<void>): void {
    turn = turn
      .then(act)
      .catch((error: unknown) => say(error instanceof Error ? error.message : String(error)));
  }

  function fate(): Fate {
    if (failNext) {
      failNext = false;
      say('A save has failed.');
      return 'refused';
    }
    if (settings.line === 'well') return 'kept';
    // Moodle falls back to a beacon that tells nothing, and says that all is well.
    return server.commit() ? 'kept' : rulesOf() === 'moodle' ? 'lost' : 'refused';
  }

  /** The LMS of the package that is shown now. */
  function lmsFor({ target, course }: Built): PanelLms | undefined {
    const standIn = standIns[target];
    return (
      standIn &&
      new PanelLms({
        standIn,
        rules: rulesOf(),
        key: `coursewright-preview:${target}:${course.id}`,
        learner: tab,
        fate,
        onChange: update,
      })
    );
  }

  /** The LRS that the package's statements go to: the preview's own, whatever the course says. */
  function lrsFor({ lrs: whose }: Built): PanelLrs | undefined {
    return (
      whose &&
      new PanelLrs({
        whose,
        record: () => server.record(variant()),
        act: (what, mode) => server.act(variant(), what, mode),
        copy: () => server.learnerCopy(variant()),
        restore: (copy) => server.restore(variant(), copy),
        onChange: update,
      })
    );
  }

  /**
   * Opens the course once more.
   * @param keep `place`: after an edit, so nothing but the edit changes: slide, scroll, and the mode of the session
   */
  async function launch(keep: 'place' | 'nothing'): Promise<void> {
    if (!built) return;
    const { path } = built;
    const mode = keep === 'place' && looked.lms && settings.mode === 'lms' ? looked.lms.mode : settings.mode;
    looked.lms?.launch(mode, () => {
      revive?.();
      revive = undefined;
    });
    const parameters = (await looked.lrs?.launch(settings.mode)) ?? '';
    frame.open((launch) => server.base(path, launch), keep === 'place', parameters);
    looked.lrs?.refresh();
    update();
  }

  /** Another LMS, or one with other records: the present page leaves before it is there. */
  async function relaunch(between: () => void | Promise<void> = () => undefined): Promise<void> {
    await leave();
    await between();
    await launch('nothing');
  }

  /** Takes the course's page out of its frame, so that it says its last words. */
  function leave(): Promise<void> {
    return new Promise((resolve) => {
      box.addEventListener('load', () => resolve(), { once: true });
      box.contentWindow?.location.replace('about:blank');
    });
  }

  async function replaceLms(): Promise<void> {
    await relaunch(() => {
      looked.lms?.remove();
      looked.lms = built && lmsFor(built);
      looked.lrs = built && lrsFor(built);
    });
  }

  async function show(outcome: Outcome): Promise<void> {
    looked.findings = outcome.findings;
    if (outcome.kind === 'broken') {
      showBroken(outcome.findings);
      return update();
    }
    showBroken([]);
    if (built?.path === outcome.path) return;
    const before = built;
    built = outcome;
    document.title = `${outcome.course.title} · Preview`;
    byId('title').textContent = outcome.course.title;
    const same = (key: 'target' | 'lrs') => before?.[key] === outcome[key];
    if (same('target') && same('lrs') && before?.course.id === outcome.course.id) await launch('place');
    else await replaceLms();
    say(before ? 'The course was built anew.' : 'The course is here.');
    looked.facts = await server.facts(variant());
    showSlide(frame.slide);
    update();
  }

  function follow(): void {
    server.follow(
      variant(),
      (outcome) => inTurn(() => show(outcome)),
      ({ failed }) => {
        if (failed) say('A save has failed.');
        looked.lrs?.refresh();
      },
      () => say('The preview does not answer; waiting for it.'),
    );
  }

  // ---- controls

  function change<K extends keyof Settings>(key: K, value: Settings[K]): void {
    settings[key] = value;
    saveSettings(settings);
    const effects: Partial<Record<keyof Settings, () => void>> = {
      target: follow,
      words: follow,
      profile: () => {
        looked.profile = settings.profile;
        inTurn(replaceLms);
      },
      mode: () => inTurn(() => relaunch()),
      width: applyScreen,
      theme: () => frame.setTheme(settings.theme),
      line: () => void server.setLine(settings.line),
      hidden: applyScreen,
    };
    effects[key]?.();
    update();
  }

  function applyScreen(): void {
    byId('stage').style.setProperty('--device', settings.width === 0 ? '100%' : `${settings.width}px`);
    byId('panel').hidden = settings.hidden;
    byId('toggle').setAttribute('aria-expanded', String(!settings.hidden));
  }
  byId('toggle').addEventListener('click', () => change('hidden', !settings.hidden));

  const controls = mountControls(boxes.get('controls') ?? document.body, choices, settings, {
    change,
    goTo: (slide) => frame.goTo(slide),
    failNext: () =>
      inTurn(async () => {
        if (looked.lms) failNext = true;
        else await looked.lrs?.failNext();
        say('The next save will fail.');
      }),
    kill: () => inTurn(kill),
    relaunch: () => inTurn(() => relaunch()),
    newAttempt: () =>
      inTurn(() =>
        relaunch(() => {
          looked.lms?.newAttempt();
          return looked.lrs?.renew();
        }),
      ),
    reset: () => inTurn(() => relaunch(clear)),
    answerAll: (which) => inTurn(() => answerAll(which)),
    save: () => inTurn(() => built && saveLearner(built, looked)),
    load: (file) => inTurn(() => load(file)),
  });

  async function kill(): Promise<void> {
    looked.lms?.die();
    revive = keepAside();
    if (looked.lrs) {
      await looked.lrs.die();
      // The launch would let the page be heard again, so it goes first.
      await leave();
      revive();
      revive = undefined;
    }
    await launch('nothing');
    say('Killed: what was not saved is lost.');
  }

  async function clear(): Promise<void> {
    looked.lms?.restore([]);
    await looked.lrs?.renew();
    if (built) forget(built.course.id);
  }

  async function answerAll(which: 'right' | 'wrong'): Promise<void> {
    const { path } = built ?? {};
    if (path === undefined) return;
    const samples = await server.samples(variant());
    let counts = false;
    await relaunch(async () => {
      looked.lms?.launch(settings.mode, () => undefined);
      const parameters = (await looked.lrs?.launch(settings.mode)) ?? '';
      counts = await launchedBy(parameters, () => playAll(server.base(path), which, samples));
    });
    say(
      counts
        ? `Everything was answered ${which}.${looked.lrs?.whose === 'course' ? ' The LRS hears only what is done in the page.' : ''}`
        : 'The LMS opened the course to be looked at only: nothing counts.',
    );
  }

  async function load(file: File): Promise<void> {
    const bring = await readLearner(file, built);
    if (typeof bring === 'string') return say(bring);
    let taken = false;
    await relaunch(async () => {
      await clear();
      taken = await bring(looked);
    });
    say(taken ? `The learner of ${file.name} is here.` : `${file.name} is damaged: the learner begins anew.`);
  }

  // What the course has written into the browser, where nobody else hears of it.
  addEventListener('storage', update);
  byId('folder').textContent = choices.folder;
  applyScreen();
  localStorage.setItem('coursewright:theme', settings.theme);
  await server.setLine(settings.line);
  follow();
}

start().catch((error: unknown) => say(error instanceof Error ? error.message : String(error)));
