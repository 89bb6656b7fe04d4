import type { Element, Model } from '../elements.ts';

const timespan = /^[0-9]{2,4}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,2})?$/;
const time = /^[0-2][0-9]:[0-5][0-9]:[0-5][0-9](\.[0-9]{1,2})?$/;
const decimal = /^-?[0-9]{0,3}(\.[0-9]*)?$/;
const integer = /^-?[0-9]+$/;
const status = /^(passed|completed|failed|incomplete|browsed)$/;
const objectiveStatus = /^(passed|completed|failed|incomplete|browsed|not attempted)$/;
const type = /^(true-false|choice|fill-in|matching|performance|sequencing|likert|numeric)$/;
const result = /^(correct|wrong|unanticipated|neutral|([0-9]{0,3})?(\.[0-9]*)?)$/;
const exit = /^(time-out|suspend|logout|)$/;

const upTo = (length: number) => new RegExp(`^[\\s\\S]{0,${length}}$`);

/** What differs between LMSs: how long texts may be, and how strictly numbers and ids are read. */
export interface Limits {
  /** `suspend_data`, `comments`. */
  long: number;
  /** `lesson_location`, responses, patterns. */
  short: number;
  id: RegExp;
  decimal: RegExp;
  result: RegExp;
}

/** Moodle's, as an administrator finds them: long texts, and an empty number or id passes. */
export const moodleLimits: Limits = {
  long: 64_000,
  short: 64_000,
  id: /^[\u0021-\u007E]{0,255}$/,
  decimal,
  result,
};

/** The standard's own: an LMS need not keep more than this. */
export const standardLimits: Limits = {
  long: 4096,
  short: 255,
  id: /^[\u0021-\u007E]{1,255}$/,
  decimal: /^-?[0-9]{1,3}(\.[0-9]+)?$|^$/,
  result: /^(correct|wrong|unanticipated|neutral|-?[0-9]{1,3}(\.[0-9]+)?)$/,
};

/** The elements of SCORM 1.2's data model (RTE 3.4.2) with an LMS's limits. `n` in a name stands for an index. */
export function modelOf(limits: Limits): Model {
  const long = upTo(limits.long);
  const short = upTo(limits.short);
  const percent = [0, 100] as const;
  const readOnly: Element = { access: 'r' };
  const keyword: Element = { access: 'r', keyword: true };
  return new Map<string, Element>([
    ['cmi._children', keyword],
    ['cmi._version', keyword],
    ['cmi.core._children', keyword],
    ['cmi.core.student_id', readOnly],
    ['cmi.core.student_name', readOnly],
    ['cmi.core.lesson_location', { access: 'rw', format: short }],
    ['cmi.core.credit', readOnly],
    ['cmi.core.lesson_status', { access: 'rw', format: status }],
    ['cmi.core.entry', readOnly],
    ['cmi.core.score._children', keyword],
    ['cmi.core.score.raw', { access: 'rw', format: limits.decimal, range: percent }],
    ['cmi.core.score.min', { access: 'rw', format: limits.decimal, range: percent }],
    ['cmi.core.score.max', { access: 'rw', format: limits.decimal, range: percent }],
    ['cmi.core.total_time', readOnly],
    ['cmi.core.lesson_mode', readOnly],
    ['cmi.core.exit', { access: 'w', format: exit }],
    ['cmi.core.session_time', { access: 'w', format: timespan }],
    ['cmi.suspend_data', { access: 'rw', format: long }],
    ['cmi.launch_data', readOnly],
    ['cmi.comments', { access: 'rw', format: long }],
    ['cmi.comments_from_lms', readOnly],
    ['cmi.objectives._children', keyword],
    ['cmi.objectives._count', keyword],
    ['cmi.objectives.n.id', { access: 'rw', format: limits.id }],
    ['cmi.objectives.n.score._children', keyword],
    ['cmi.objectives.n.score.raw', { access: 'rw', format: limits.decimal, range: percent }],
    ['cmi.objectives.n.score.min', { access: 'rw', format: limits.decimal, range: percent }],
    ['cmi.objectives.n.score.max', { access: 'rw', format: limits.decimal, range: percent }],
    ['cmi.objectives.n.status', { access: 'rw', format: objectiveStatus }],
    ['cmi.student_data._children', keyword],
    ['cmi.student_data.mastery_score', readOnly],
    ['cmi.student_data.max_time_allowed', readOnly],
    ['cmi.student_data.time_limit_action', readOnly],
    ['cmi.student_preference._children', keyword],
    ['cmi.student_preference.audio', { access: 'rw', format: integer, range: [-1, 100] }],
    ['cmi.student_preference.language', { access: 'rw', format: short }],
    ['cmi.student_preference.speed', { access: 'rw', format: integer, range: [-100, 100] }],
    ['cmi.student_preference.text', { access: 'rw', format: integer, range: [-1, 1] }],
    ['cmi.interactions._children', keyword],
    ['cmi.interactions._count', keyword],
    ['cmi.interactions.n.id', { access: 'w', format: limits.id }],
    ['cmi.interactions.n.objectives._count', keyword],
    ['cmi.interactions.n.objectives.n.id', { access: 'w', format: limits.id }],
    ['cmi.interactions.n.time', { access: 'w', format: time }],
    ['cmi.interactions.n.type', { access: 'w', format: type }],
    ['cmi.interactions.n.correct_responses._count', keyword],
    ['cmi.interactions.n.correct_responses.n.pattern', { access: 'w', format: short }],
    ['cmi.interactions.n.weighting', { access: 'w', format: limits.decimal, range: [-100, 100] }],
    ['cmi.interactions.n.student_response', { access: 'w', format: short }],
    ['cmi.interactions.n.result', { access: 'w', format: limits.result }],
    ['cmi.interactions.n.latency', { access: 'w', format: timespan }],
  ]);
}
