import type { Tracker, TrackerHost } from '../../log/tracker.ts';
import { createScormTracker, type FindApi, type Verdict } from '../../tracking/scorm-tracker.ts';
import { decimal } from '../../tracking/scorm-values.ts';
import { interactionElements, objectiveForm, passingValue, rankOf, statusOf, timespan } from './cmi.ts';

const status = 'cmi.core.lesson_status';
const score = 'cmi.core.score.raw';
const state = 'cmi.suspend_data';

/** SCORM 1.2 (RTE 3.4): one word for completion and success. */
export function createScorm12Tracker(host: TrackerHost, find: FindApi, isOnline: () => boolean): Tracker {
  return createScormTracker(
    host,
    {
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
        score,
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
      score: (percent) => [
        ['cmi.core.score.min', '0'],
        ['cmi.core.score.max', '100'],
        [score, decimal(percent)],
      ],
      interaction(record, at, had) {
        const { type, key, answer: given } = record;
        const words = host.rules(type)?.scorm12(key, given, host.course.responses);
        return words && interactionElements(record, words, at, had());
      },
      objectives: objectiveForm,
      // RTE 3.4.2.3: optional, and appended to.
      comment: (adapter, text) => void adapter.set('cmi.comments', text),
      rank,
      passingValue,
    },
    find,
    isOnline,
  );
}

function verdict(get: (element: string) => string): Verdict {
  let known = get(status);
  return {
    wanted({ facts }, inDoubt) {
      const next = statusOf(facts.outcome);
      return rankOf(next) > rankOf(known) || inDoubt(status) ? [[status, next]] : [];
    },
    saved: (confirmed) => void (known = confirmed.get(status) ?? known),
  };
}

/** The state first, so that it is in the first portion; the verdict after the score; answers in their own order. */
function rank(element: string): number {
  if (element === state) return 0;
  if (element === status) return 2;
  return element.startsWith('cmi.core.') ? 1 : 3;
}
