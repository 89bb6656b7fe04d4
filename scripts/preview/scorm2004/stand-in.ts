import { isWritableIn } from '../elements.ts';
import { hundredths, isComplete, moodleGrade, moodleNotes, type GradeWords } from '../grades.ts';
import { recorded } from '../recording.ts';
import type { Api, RecordWords, StandIn } from '../stand-in.ts';
import { methods2004 } from './api.ts';
import { modelOf2004, standardLimits2004 } from './model.ts';
import { moodle2004Api } from './moodle-api.ts';
import { strict2004Api } from './strict.ts';

const words: RecordWords = {
  id: 'cmi.learner_id',
  name: 'cmi.learner_name',
  credit: 'cmi.credit',
  mode: 'cmi.mode',
  entry: 'cmi.entry',
  exit: 'cmi.exit',
  status: 'cmi.completion_status',
  // Success alone doesn't end an attempt in Moodle.
  over: /^completed$/,
  time: 'cmi.total_time',
  noTime: 'PT0S',
  state: 'cmi.suspend_data',
  objective: 'success_status',
  dropsUnlessSuspended: true,
  isWritable: isWritableIn(modelOf2004(standardLimits2004)),
};
const success = 'cmi.success_status';
const grades: GradeWords = { raw: 'cmi.score.raw', statuses: [words.status, success] };

/** An LMS for SCORM 2004: one like Moodle, or one that takes nothing beyond the standard. */
export const scorm2004StandIn: StandIn = {
  object: 'API_1484_11',
  methods: methods2004,
  words,
  api({ start, send, rules, onCall, clock }) {
    const moodle = moodle2004Api(start, send);
    const api = { ...(rules === 'moodle' ? moodle : strict2004Api(moodle, start)) } as Api;
    return onCall ? recorded(api, methods2004, onCall, clock) : api;
  },
  gradebook(attempts, rules) {
    const last = attempts.at(-1) ?? {};
    const status = last[words.status] ?? 'not attempted';
    const scaled = last['cmi.score.scaled'] ?? '';
    const row = {
      // The standard's score is the scaled one; Moodle reads raw points alone.
      grade:
        rules === 'moodle'
          ? moodleGrade(attempts, grades)
          : scaled === ''
            ? undefined
            : hundredths(Number(scaled) * 100),
      status,
      success: last[success] ?? 'unknown',
      complete: isComplete(attempts, grades),
      next: rules === 'moodle' && words.over.test(status) ? ('review' as const) : ('normal' as const),
    };
    const notes = rules === 'moodle' ? moodleNotes(row, attempts, grades) : [];
    return { ...row, notes };
  },
};
