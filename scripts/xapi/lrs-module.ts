import type { SavingState } from '../player/session.ts';
import type { MoreParts } from '../player/more-module.ts';
import type { Saved } from '../log/tracker.ts';
import { connectionToCourseLrs } from './launch/course-lrs.ts';
import { inBrowser } from './in-browser.ts';
import { createReporter } from './reporter.ts';

/** Statements of a package that has an LMS, or none, and reports to the course's LRS beside it. */
export function extendPage({ course, session, types, supportLog, launch, early, tellWord }: MoreParts): void {
  const note = (call: string, result: string) => supportLog.note(`lrs ${call}`, result);
  const connection = session.final ? undefined : connectionToCourseLrs(course, launch, inBrowser);
  if (!connection) {
    note('launch', session.final ? 'nothing is reported' : 'none');
    early.hear = () => undefined;
    return session.also('saved');
  }
  let over = false;
  const shown: Record<Saved, SavingState> = { saved: 'saved', waiting: 'device', refused: 'device' };
  const show = (saved: Saved) => session.also(shown[saved]);
  const reporter = createReporter({
    course,
    connection,
    around: inBrowser,
    rules: (type) => types[type]?.rules,
    note,
    tell: tellWord,
    changed: (saved) => {
      // While it is on its way for the first time, it is neither here nor there.
      if (saved !== 'waiting') show(saved);
    },
  });
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const send = () => void reporter.flush().then(show);

  early.hear = (event, progress, facts, before) => {
    if (over) return;
    reporter.hear(event, progress, facts, before);
    // What was only touched is no statement.
    if (event.type === 'changed' || event.type === 'clock' || event.type === 'noted') return;
    session.also('saving');
    if (event.type !== 'closed') return send();
    over = true;
    void reporter.finish(facts, seconds()).then(show);
  };
  for (const heard of early.events.splice(0)) early.hear(...heard);

  inBrowser.whenAsked(send);
  addEventListener('pagehide', () => {
    reporter.leave(session.log.facts(), over ? undefined : seconds());
    over = true;
  });
}
