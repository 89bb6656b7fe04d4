import type { Tracker, TrackerHost } from '../../log/tracker.ts';
import {
  createScormTracker,
  type ScormDialect,
  type Setting,
  type Verdict,
} from '../../tracking/scorm-tracker.ts';
import { decimal, interactionElements, passingValue, rankOf, statusOf, timespan } from './cmi.ts';

const status = 'cmi.core.lesson_status';
const raw = 'cmi.core.score.raw';
const state = 'cmi.suspend_data';

/** SCORM 1.2 (RTE 3.4): one word for completion and success. */
export function createTracker(host: TrackerHost): Tracker {
  const dialect: ScormDialect = {
    api: 'API',
    functions: {
      initialize: 'LMSInitialize',
      finish: 'LMSFinish',
      commit: 'LMSCommit',
      get: 'LMSGetValue',
      set: 'LMSSetValue',
      lastError: 'LMSGetLastError',
    },
    elements: {
      mode: 'cmi.core.lesson_mode',
      credit: 'cmi.core.credit',
      learner: 'cmi.core.student_id',
      state,
    },
    // Moodle sends only what has changed since the last commit, so a second request is a small one.
    endCommits: false,
    verdict,
    kept: ({ state: packed, bookmark, seconds }) => [
      [state, packed],
      ['cmi.core.lesson_location', bookmark],
      ['cmi.core.session_time', timespan(seconds)],
      ['cmi.core.exit', 'suspend'],
    ],
    interaction(record, at) {
      const words = host.scorm12(record);
      return words && interactionElements(record, words, at);
    },
    rank,
    passingValue,
  };
  return createScormTracker(host, dialect);
}

function verdict(get: (element: string) => string): Verdict {
  let known = get(status);
  const told = get(raw);
  let score = told !== '' && Number.isFinite(Number(told)) ? Number(told) : undefined;
  return {
    wanted({ facts }, inDoubt) {
      const settings: Setting[] = [];
      if (facts.score !== undefined && (facts.score > (score ?? -1) || inDoubt(raw)))
        settings.push(
          ['cmi.core.score.min', '0'],
          ['cmi.core.score.max', '100'],
          [raw, decimal(facts.score)],
        );
      const next = statusOf(facts.outcome);
      if (rankOf(next) > rankOf(known) || inDoubt(status)) settings.push([status, next]);
      return settings;
    },
    saved({ facts }, confirmed) {
      known = confirmed.get(status) ?? known;
      if (facts.score !== undefined) score = Math.max(score ?? 0, facts.score);
    },
  };
}

/** The state first, so that it is in the first portion; the verdict after the score; answers in their own order. */
function rank(element: string): number {
  if (element === state) return 0;
  if (element === status) return 2;
  return element.startsWith('cmi.core.') ? 1 : 3;
}
