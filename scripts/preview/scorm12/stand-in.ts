import { isWritableIn } from '../elements.ts';
import { hundredths, isComplete, moodleGrade, moodleNotes, type GradeWords } from '../grades.ts';
import { recorded } from '../recording.ts';
import type { Api, RecordWords, StandIn } from '../stand-in.ts';
import { methods12 } from './api.ts';
import { modelOf, standardLimits } from './model.ts';
import { moodleApi } from './moodle-api.ts';
import { strictApi } from './strict.ts';

const words: RecordWords = {
  id: 'cmi.core.student_id',
  name: 'cmi.core.student_name',
  credit: 'cmi.core.credit',
  mode: 'cmi.core.lesson_mode',
  entry: 'cmi.core.entry',
  exit: 'cmi.core.exit',
  status: 'cmi.core.lesson_status',
  over: /^(passed|completed|failed)$/,
  time: 'cmi.core.total_time',
  noTime: '00:00:00',
  state: 'cmi.suspend_data',
  objective: 'status',
  dropsUnlessSuspended: false,
  isWritable: isWritableIn(modelOf(standardLimits)),
};
const grades: GradeWords = { raw: 'cmi.core.score.raw', statuses: [words.status] };

/** An LMS for SCORM 1.2: one like Moodle, or one that takes nothing beyond the standard. */
export const scorm12StandIn: StandIn = {
  object: 'API',
  methods: methods12,
  words,
  api({ start, send, rules, onCall, clock }) {
    const moodle = moodleApi(start, send);
    const api = { ...(rules === 'moodle' ? moodle : strictApi(moodle)) } as Api;
    return onCall ? recorded(api, methods12, onCall, clock) : api;
  },
  gradebook(attempts, rules) {
    const last = attempts.at(-1) ?? {};
    const status = last[words.status] ?? 'not attempted';
    const raw = last[grades.raw] ?? '';
    const row = {
      grade:
        rules === 'moodle' ? moodleGrade(attempts, grades) : raw === '' ? undefined : hundredths(Number(raw)),
      status,
      complete: isComplete(attempts, grades),
      next: rules === 'moodle' && words.over.test(status) ? ('review' as const) : ('normal' as const),
    };
    return { ...row, notes: rules === 'moodle' ? moodleNotes(row, attempts, grades) : [] };
  },
};
