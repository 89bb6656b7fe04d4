/** The elements of SCORM's data models (SCORM 1.2 RTE 3.4; SCORM 2004 RTE 4.2), `n` standing for an index. */

const words12 = `
cmi._version cmi.core._children cmi.core.student_id cmi.core.student_name cmi.core.lesson_location cmi.core.credit
cmi.core.lesson_status cmi.core.entry cmi.core.score._children cmi.core.score.raw cmi.core.score.min cmi.core.score.max
cmi.core.total_time cmi.core.lesson_mode cmi.core.exit cmi.core.session_time cmi.suspend_data cmi.launch_data
cmi.comments cmi.comments_from_lms cmi.objectives._children cmi.objectives._count cmi.objectives.n.id
cmi.objectives.n.score._children cmi.objectives.n.score.raw cmi.objectives.n.score.min cmi.objectives.n.score.max
cmi.objectives.n.status cmi.student_data._children cmi.student_data.mastery_score cmi.student_data.max_time_allowed
cmi.student_data.time_limit_action cmi.student_preference._children cmi.student_preference.audio
cmi.student_preference.language cmi.student_preference.speed cmi.student_preference.text cmi.interactions._children
cmi.interactions._count cmi.interactions.n.id cmi.interactions.n.objectives._count cmi.interactions.n.objectives.n.id
cmi.interactions.n.time cmi.interactions.n.type cmi.interactions.n.correct_responses._count
cmi.interactions.n.correct_responses.n.pattern cmi.interactions.n.weighting cmi.interactions.n.student_response
cmi.interactions.n.result cmi.interactions.n.latency`;

const words2004 = `
cmi._version cmi.comments_from_learner._children cmi.comments_from_learner._count cmi.comments_from_learner.n.comment
cmi.comments_from_learner.n.location cmi.comments_from_learner.n.timestamp cmi.comments_from_lms._children
cmi.comments_from_lms._count cmi.comments_from_lms.n.comment cmi.comments_from_lms.n.location
cmi.comments_from_lms.n.timestamp cmi.completion_status cmi.completion_threshold cmi.credit cmi.entry cmi.exit
cmi.interactions._children cmi.interactions._count cmi.interactions.n.id cmi.interactions.n.type
cmi.interactions.n.objectives._count cmi.interactions.n.objectives.n.id cmi.interactions.n.timestamp
cmi.interactions.n.correct_responses._count cmi.interactions.n.correct_responses.n.pattern cmi.interactions.n.weighting
cmi.interactions.n.learner_response cmi.interactions.n.result cmi.interactions.n.latency cmi.interactions.n.description
cmi.launch_data cmi.learner_id cmi.learner_name cmi.learner_preference._children cmi.learner_preference.audio_level
cmi.learner_preference.language cmi.learner_preference.delivery_speed cmi.learner_preference.audio_captioning
cmi.location cmi.max_time_allowed cmi.mode cmi.objectives._children cmi.objectives._count cmi.objectives.n.id
cmi.objectives.n.score._children cmi.objectives.n.score.scaled cmi.objectives.n.score.raw cmi.objectives.n.score.min
cmi.objectives.n.score.max cmi.objectives.n.success_status cmi.objectives.n.completion_status
cmi.objectives.n.progress_measure cmi.objectives.n.description cmi.progress_measure cmi.scaled_passing_score
cmi.score._children cmi.score.scaled cmi.score.raw cmi.score.min cmi.score.max cmi.session_time cmi.success_status
cmi.suspend_data cmi.time_limit_action cmi.total_time adl.nav.request adl.data._children adl.data._count adl.data.n.id
adl.data.n.store`;

const list = (words: string) => new Set(words.trim().split(/\s+/));
export const elements12 = list(words12);
export const elements2004 = list(words2004);

/** Elements that only the LMS writes. */
const readOnly = list(`
cmi._version cmi.core._children cmi.core.student_id cmi.core.student_name cmi.core.credit cmi.core.entry
cmi.core.total_time cmi.core.lesson_mode cmi.launch_data cmi.comments_from_lms cmi.student_data.mastery_score
cmi.student_data.max_time_allowed cmi.student_data.time_limit_action cmi.completion_threshold cmi.credit cmi.entry
cmi.learner_id cmi.learner_name cmi.max_time_allowed cmi.mode cmi.scaled_passing_score cmi.time_limit_action
cmi.total_time`);

/** An element with its indexes taken out. */
export const normalElement = (element: string): string => element.replace(/\.\d+(?=\.|$)/g, '.n');

export const isReadOnly = (element: string): boolean => {
  const normal = normalElement(element);
  return readOnly.has(normal) || /\._(?:count|children)$/.test(normal);
};

const status12 = ['passed', 'completed', 'failed', 'incomplete', 'browsed'];
const result12 = ['correct', 'wrong', 'unanticipated', 'neutral'];
const result2004 = ['correct', 'incorrect', 'unanticipated', 'neutral'];
const types12 = [
  'true-false',
  'choice',
  'fill-in',
  'matching',
  'performance',
  'sequencing',
  'likert',
  'numeric',
];
const completion = ['completed', 'incomplete', 'not attempted', 'unknown'];
const success = ['passed', 'failed', 'unknown'];

type Check = { words: readonly string[] } | { pattern: RegExp; says: string } | { from: number; to: number };

const timespan12: Check = {
  pattern: /^\d{2,4}:\d{2}:\d{2}(?:\.\d{1,2})?$/,
  says: 'a time such as 0000:05:30.00',
};
const duration: Check = {
  pattern: /^P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d{1,2})?S)?)?$/,
  says: 'a duration such as PT5M30S',
};
const idOf12: Check = {
  pattern: /^[\x21-\x7e]{1,255}$/,
  says: 'at most 255 letters from A to Z, digits and signs, with no blank among them',
};
const idOf2004: Check = { pattern: /^\S{1,4000}$/, says: 'at most 4000 characters with no blank among them' };
const line2004: Check = {
  pattern: /^(?!\{(?!lang=))[^\r\n]{0,250}$/,
  says: 'one line of at most 250 characters that does not begin with a brace',
};
const score12: Check = { from: 0, to: 100 };
const real: Check = { from: -Infinity, to: Infinity };

/** What may be set; elements that take any text are left out. */
const values: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['cmi.core.lesson_status', { words: status12 }],
  ['cmi.core.exit', { words: ['time-out', 'suspend', 'logout', ''] }],
  ['cmi.core.session_time', timespan12],
  ['cmi.core.score.raw', score12],
  ['cmi.core.score.min', score12],
  ['cmi.core.score.max', score12],
  ['cmi.objectives.n.status', { words: [...status12, 'not attempted'] }],
  ['cmi.interactions.n.student_response', { pattern: /^[^]{0,255}$/, says: 'at most 255 characters' }],
  ['cmi.completion_status', { words: completion }],
  ['cmi.success_status', { words: success }],
  ['cmi.exit', { words: ['time-out', 'suspend', 'logout', 'normal', ''] }],
  ['cmi.session_time', duration],
  ['cmi.score.scaled', { from: -1, to: 1 }],
  ['cmi.score.raw', real],
  ['cmi.score.min', real],
  ['cmi.score.max', real],
  ['cmi.progress_measure', { from: 0, to: 1 }],
  ['cmi.objectives.n.description', line2004],
  ['cmi.interactions.n.description', line2004],
  [
    'cmi.interactions.n.time',
    { pattern: /^\d{2}:\d{2}:\d{2}(?:\.\d{1,2})?$/, says: 'a time of day such as 14:05:30' },
  ],
  ['cmi.objectives.n.success_status', { words: success }],
  ['cmi.objectives.n.completion_status', { words: completion }],
]);

/** Elements that both versions have, with values of their own. */
const valuesByVersion: Readonly<Record<'scorm12' | 'scorm2004', ReadonlyMap<string, Check>>> = {
  scorm12: new Map<string, Check>([
    ['cmi.interactions.n.type', { words: types12 }],
    ['cmi.interactions.n.result', { words: result12 }],
    ['cmi.interactions.n.latency', timespan12],
    ['cmi.interactions.n.id', idOf12],
    ['cmi.objectives.n.id', idOf12],
  ]),
  scorm2004: new Map<string, Check>([
    ['cmi.interactions.n.type', { words: [...types12, 'long-fill-in', 'other'] }],
    ['cmi.interactions.n.result', { words: result2004 }],
    ['cmi.interactions.n.latency', duration],
    ['cmi.interactions.n.id', idOf2004],
    ['cmi.objectives.n.id', idOf2004],
  ]),
};

/** Whether what may be set differs between the versions that have an element. */
export const hasOwnValues = (element: string): boolean => valuesByVersion.scorm12.has(normalElement(element));

/**
 * What may be set instead of a value that an LMS refuses (SCORM 1.2 RTE 3.4.4, error 405; 2004 RTE 4.1, errors 406, 407).
 * @returns nothing when the value is well, or when nothing is known of the element
 */
export function valueProblem(
  element: string,
  value: string,
  version: 'scorm12' | 'scorm2004',
): string | undefined {
  const normal = normalElement(element);
  const check = values.get(normal) ?? valuesByVersion[version].get(normal);
  if (!check) return undefined;
  if ('words' in check) {
    if (check.words.includes(value)) return undefined;
    if (normal.endsWith('.result') && /^-?\d{1,7}(?:\.\d+)?$/.test(value)) return undefined;
    return check.words.map((word) => `\`${word || '(empty)'}\``).join(', ');
  }
  if ('pattern' in check) return check.pattern.test(value) ? undefined : check.says;
  if (value === '' && normal.startsWith('cmi.core.score')) return undefined;
  const number = /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : NaN;
  if (number >= check.from && number <= check.to) return undefined;
  return check.to === Infinity ? 'a number' : `a number from ${check.from} to ${check.to}`;
}
