import type { Element } from '../elements.ts';

/** What of SCORM 2004's data model (RTE 4.2) LMSs read differently. */
export interface Limits2004 {
  /** Characters of a description, without a language in front. */
  description: number;
  /** Characters of `cmi.location`. */
  location: number;
  real: RegExp;
  time: RegExp;
  token: RegExp;
  /** A response or pattern that is a text: how long one item may be. */
  text: number;
}

/** Moodle's regular expressions, in what content can notice. */
export const moodleLimits2004: Limits2004 = {
  description: 251,
  location: 1000,
  real: /^-?\d{1,5}(\.\d{1,18})?$/,
  time: /^(19[7-9]\d|20[0-2]\d|203[0-8])-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2}(Z|[+-]([01]\d|2[0-3])(:[0-5]\d)?)?)?$/,
  token: /^[\w.]{1,250}$/,
  text: 64_000,
};

/** The standard's own: an LMS need not keep more than this (smallest permitted maximums). */
export const standardLimits2004: Limits2004 = {
  ...moodleLimits2004,
  description: 250,
  real: /^-?\d{1,10}(\.\d{1,7})?$/,
  token: /^[A-Za-z0-9_.:-]{1,250}$/,
  text: 4000,
};

const duration = /^P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/;
const identifier = /^(?:(?!urn:)\S{1,4000}|urn:[A-Za-z0-9-]{1,31}:\S{1,4000})$/;
const completion = /^(completed|incomplete|not attempted|unknown)$/;
const success = /^(passed|failed|unknown)$/;
const types =
  /^(true-false|choice|fill-in|long-fill-in|matching|performance|sequencing|likert|numeric|other)$/;
const navigation =
  /^(previous|continue|exit|exitAll|abandon|abandonAll|suspendAll|\{target=\S+\}(choice|jump)|_none_)$/;

/** One line that begins with no brace, but for a language. */
const line = (length: number) => new RegExp(`^(\\{lang=[a-zA-Z-]+\\})?([^{].{0,${length - 1}})?$`);
const upTo = (length: number) => new RegExp(`^[\\s\\S]{0,${length}}$`);

/** The elements with an LMS's limits. `n` in a name stands for an index. */
export function modelOf2004(limits: Limits2004): ReadonlyMap<string, Element> {
  const { real } = limits;
  const readOnly: Element = { access: 'r' };
  const any: Element = { access: 'rw', format: upTo(64_000) };
  const short = { access: 'rw', format: line(limits.description) } as const;
  return new Map<string, Element>([
    ...[
      'cmi._version',
      'cmi.completion_threshold',
      'cmi.credit',
      'cmi.entry',
      'cmi.launch_data',
      'cmi.learner_id',
      'cmi.learner_name',
      'cmi.max_time_allowed',
      'cmi.mode',
      'cmi.scaled_passing_score',
      'cmi.time_limit_action',
      'cmi.total_time',
      'cmi.comments_from_learner._count',
      'cmi.interactions._count',
      'cmi.interactions._children',
      'cmi.interactions.n.objectives._count',
      'cmi.interactions.n.correct_responses._count',
      'cmi.objectives._count',
      'cmi.objectives._children',
      'cmi.score._children',
    ].map((name): [string, Element] => [name, readOnly]),
    ['cmi.comments_from_learner.n.comment', { access: 'rw', format: line(4000) }],
    ['cmi.comments_from_learner.n.location', { access: 'rw', format: upTo(250) }],
    ['cmi.comments_from_learner.n.timestamp', { access: 'rw', format: limits.time }],
    ['cmi.completion_status', { access: 'rw', format: completion }],
    ['cmi.success_status', { access: 'rw', format: success }],
    ['cmi.exit', { access: 'w', format: /^(time-out|suspend|logout|normal|)$/ }],
    ['cmi.location', { access: 'rw', format: upTo(limits.location) }],
    ['cmi.progress_measure', { access: 'rw', format: real, range: [0, 1] }],
    ['cmi.score.scaled', { access: 'rw', format: real, range: [-1, 1] }],
    ['cmi.score.raw', { access: 'rw', format: real }],
    ['cmi.score.min', { access: 'rw', format: real }],
    ['cmi.score.max', { access: 'rw', format: real }],
    ['cmi.session_time', { access: 'w', format: duration }],
    ['cmi.suspend_data', any],
    ['cmi.interactions.n.id', { access: 'rw', format: identifier }],
    ['cmi.interactions.n.type', { access: 'rw', format: types }],
    ['cmi.interactions.n.objectives.n.id', { access: 'rw', format: identifier }],
    ['cmi.interactions.n.timestamp', { access: 'rw', format: limits.time }],
    ['cmi.interactions.n.correct_responses.n.pattern', any],
    ['cmi.interactions.n.weighting', { access: 'rw', format: real }],
    ['cmi.interactions.n.learner_response', any],
    [
      'cmi.interactions.n.result',
      { access: 'rw', format: /^(correct|incorrect|unanticipated|neutral|-?\d{1,4}(\.\d{1,18})?)$/ },
    ],
    ['cmi.interactions.n.latency', { access: 'rw', format: duration }],
    ['cmi.interactions.n.description', short],
    ['cmi.objectives.n.id', { access: 'rw', format: identifier }],
    ['cmi.objectives.n.score.scaled', { access: 'rw', format: real, range: [-1, 1] }],
    ['cmi.objectives.n.score.raw', { access: 'rw', format: real }],
    ['cmi.objectives.n.score.min', { access: 'rw', format: real }],
    ['cmi.objectives.n.score.max', { access: 'rw', format: real }],
    ['cmi.objectives.n.success_status', { access: 'rw', format: success }],
    ['cmi.objectives.n.completion_status', { access: 'rw', format: completion }],
    ['cmi.objectives.n.progress_measure', { access: 'rw', format: real, range: [0, 1] }],
    ['cmi.objectives.n.description', short],
    ['adl.nav.request', { access: 'rw', format: navigation }],
  ]);
}
