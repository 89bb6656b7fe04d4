import type { Snapshot, Tracker, TrackerHost } from '../../log/tracker.ts';
import { createScormTracker, type FindApi, type Verdict } from '../../tracking/scorm-tracker.ts';
import type { Setting } from '../../tracking/scorm-values.ts';
import {
  completionOf,
  details,
  duration,
  interactionElements,
  objectiveForm,
  progressOf,
  scoreElements,
  successOf,
} from './cmi.ts';

const completion = 'cmi.completion_status';
const success = 'cmi.success_status';
const state = 'cmi.suspend_data';
const exit = 'cmi.exit';
const navigation = 'adl.nav.request';
const comments = 'cmi.comments_from_learner';

/** A status is never written below what the LMS already has. */
const ranks: Record<string, number> = { incomplete: 1, completed: 2, failed: 1, passed: 2 };
const rankOf = (status: string | undefined) => ranks[status ?? ''] ?? 0;

/** SCORM 2004 (RTE 4.2): completion and success apart. Both editions speak the same. */
export function createScorm2004Tracker(host: TrackerHost, find: FindApi, isOnline: () => boolean): Tracker {
  const detail = details.find((each) => each === host.course.tracking?.detail);
  /** Time and progress take turns, so that a slide costs three values; when nothing can wait, both are told. */
  let time = true;
  let progress = false;

  function verdict(get: (element: string) => string): Verdict {
    const known = new Map([completion, success].map((element) => [element, get(element)]));
    return {
      wanted(snapshot: Snapshot, inDoubt) {
        const next: [string, string | undefined][] = [
          [completion, completionOf(snapshot.facts)],
          [success, successOf(snapshot.facts)],
        ];
        const higher = next.filter(
          ([element, value]) => rankOf(value) > rankOf(known.get(element)) || (value && inDoubt(element)),
        ) as Setting[];
        return progress ? [...higher, ['cmi.progress_measure', progressOf(snapshot.facts)]] : higher;
      },
      saved(confirmed) {
        for (const element of known.keys())
          known.set(element, confirmed.get(element) ?? known.get(element) ?? '');
      },
    };
  }

  return createScormTracker(
    host,
    {
      api: 'API_1484_11',
      functions: {
        initialize: 'Initialize',
        finish: 'Terminate',
        commit: 'Commit',
        get: 'GetValue',
        set: 'SetValue',
        lastError: 'GetLastError',
      },
      elements: {
        mode: 'cmi.mode',
        credit: 'cmi.credit',
        learner: 'cmi.learner_id',
        score: 'cmi.score.raw',
        state,
      },
      // RTE 3.1.3.2: Terminate persists what was set. Moodle sends everything at each commit, and once is enough.
      endCommits: true,
      verdict,
      kept({ state: packed, bookmark, seconds }, whole) {
        progress = whole || time;
        time = whole || !progress;
        return [
          // Before the first commit: an LMS drops the data of an attempt that is left in any other way.
          [exit, 'suspend'],
          [state, packed],
          ['cmi.location', bookmark],
          ...(time ? [['cmi.session_time', duration(seconds)] as Setting] : []),
        ];
      },
      score: scoreElements,
      interaction(record, at) {
        const words = host.rules(record.type)?.scorm2004(record.key, record.answer);
        return words && interactionElements(record, words, at, detail);
      },
      objectives: objectiveForm,
      comment(adapter, text) {
        const index = Number(adapter.get(`${comments}._count`)) || 0;
        adapter.set(`${comments}.${index}.comment`, text.trim());
      },
      rank,
      // LMSs of this version send all that they hold at each commit, or tell truly that it failed.
      passingValue: () => undefined,
      beforeExit(adapter) {
        // Sequencing and Navigation 5.6.1: the LMS then takes the learner back to where it was launched from.
        if (adapter.get(navigation) !== '') adapter.set(navigation, 'suspendAll');
      },
    },
    find,
    isOnline,
  );
}

/** Exit and state first, so that they are in the first portion; the verdict after the score; answers in their own order. */
function rank(element: string): number {
  if (element === exit) return 0;
  if (element === state) return 1;
  if (element === completion || element === success) return 3;
  return /^cmi\.(interactions|objectives)\./.test(element) ? 4 : 2;
}
